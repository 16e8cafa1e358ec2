using Microsoft.AspNetCore.Mvc;

namespace Sunomi.Uploads.Tus;

internal static class TusSetup
{
    public static IServiceCollection AddTus(this IServiceCollection services)
    {
        services.AddOptions<TusOptions>().BindConfiguration(TusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<TusUploads>().AddSingleton<TusParts>().AddSingleton<TusTurns>().AddSingleton<TusEndpoint>();
    }

    /// <summary>Every answer names the version, also one that others give, and no request of another version is done.</summary>
    public static IApplicationBuilder UseTusVersion(this IApplicationBuilder app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments(TusProtocol.Root),
        static tus => tus.Use(static (context, next) =>
        {
            context.Response.Headers[TusProtocol.Resumable] = TusProtocol.Version;
            if (HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers[TusProtocol.Resumable] == TusProtocol.Version)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            context.Response.Headers[TusProtocol.Versions] = TusProtocol.Version;
            return context.Response.WriteAsync($"Say '{TusProtocol.Resumable}: {TusProtocol.Version}'.", context.RequestAborted);
        }));

    public static void MapTus(this WebApplication app)
    {
        var tus = app.Services.GetRequiredService<TusEndpoint>();
        var all = app.MapGroup(TusProtocol.Root).RequireCors(TusProtocol.CorsPolicy)
            .WithMetadata(new DisableRequestSizeLimitAttribute()); // the declared size is the limit
        var (look, write, remove) = (tus.ForPeople(tus.Look), tus.ForPeople(tus.Write), tus.ForPeople(tus.Remove));
        all.MapMethods("/", [HttpMethods.Options], tus.Options);
        all.MapMethods("/{id}", [HttpMethods.Options], tus.Options);
        all.MapPost("/", tus.ForPeople(tus.Create));
        all.MapMethods("/{id}", [HttpMethods.Head], look);
        all.MapPatch("/{id}", write);
        all.MapDelete("/{id}", remove);

        // for clients behind something that lets no other methods through
        all.MapPost("/{id}", context => context.Request.Headers[TusProtocol.MethodOverride].ToString().ToUpperInvariant() switch
        {
            "HEAD" => look(context),
            "PATCH" => write(context),
            "DELETE" => remove(context),
            _ => MethodNotAllowed(context),
        });
    }

    private static Task MethodNotAllowed(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }
}
