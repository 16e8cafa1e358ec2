using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Sunomi.Web;

/// <summary>What a browser gets that opens <c>/graphql</c>: GraphiQL, bundled with the web app; without the web app the schema as text.</summary>
internal static class ExplorerPage
{
    private const string Page = "explorer.html";

    public static async Task Show(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.Root is { Length: > 0 } root)
        {
            using var files = new PhysicalFileProvider(Path.GetFullPath(root));
            if (files.GetFileInfo(Page) is { Exists: true } page)
            {
                await PageFile.Send(context, page);
                return;
            }
        }

        context.Response.Redirect("/graphql?sdl");
    }
}
