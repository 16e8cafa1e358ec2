using System.CommandLine;
using System.CommandLine.Parsing;
using Sunomi.Cli.Server;

namespace Sunomi.Cli.Publishing;

/// <summary><c>sunomi publish FILE</c>: uploads, shows live progress per rung, prints the watch address.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The video to publish." };
        var title = new Option<string?>("--title") { Description = "Title; the file's name by default." };
        var server = new Option<Uri>("--server")
        {
            Description = "Address of the server.",
            CustomParser = result => ParseServer(result, result.Tokens[0].Value),
            DefaultValueFactory = result => ParseServer(result, Environment.GetEnvironmentVariable("SUNOMI_SERVER") ?? "http://localhost:8080"),
        };
        var visibility = new Option<string>("--visibility") { Description = "public, unlisted or private.", DefaultValueFactory = _ => "public" };
        visibility.AcceptOnlyFromAmong("public", "unlisted", "private");
        var limitRate = new Option<long?>("--limit-rate") { Description = "Send at most this many bytes a second." };
        var patience = new Option<int>("--patience")
        {
            Description = "Seconds to wait for a server that is away before giving up.",
            DefaultValueFactory = _ => 300,
        };

        var command = new Command("publish", "Upload a video and wait until it can be watched.") { file, title, server, visibility, limitRate, patience };
        command.SetAction((arguments, cancellationToken) => Run(
            new PublishRequest(
                arguments.GetRequiredValue(file),
                arguments.GetValue(title),
                arguments.GetRequiredValue(server),
                arguments.GetRequiredValue(visibility).ToUpperInvariant(),
                arguments.GetValue(limitRate),
                TimeSpan.FromSeconds(arguments.GetValue(patience))),
            cancellationToken));
        return command;
    }

    private static Uri ParseServer(ArgumentResult result, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https")
        {
            return server;
        }

        result.AddError($"'{text}' is not the address of a server, such as http://localhost:8080.");
        return null!; // never seen: with an error the command does not run
    }

    private static async Task<int> Run(PublishRequest request, CancellationToken cancellationToken)
    {
        if (!request.File.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {request.File.FullName}.");
            return ExitCode.Usage;
        }

        using var http = new HttpClient { BaseAddress = request.Server, Timeout = Timeout.InfiniteTimeSpan };
        IProgressView view = Console.IsOutputRedirected ? new PlainView(Console.Out) : new TerminalView(Console.Out);
        var configuration = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.Create);
        try
        {
            return await new Publisher(http, request, view, Path.Combine(configuration, "sunomi"), TimeProvider.System).Run(cancellationToken);
        }
        catch (ServerException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return exception.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
    }
}
