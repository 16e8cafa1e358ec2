using System.CommandLine;
using Sunomi.Cli.Publishing;

var root = new RootCommand("Sunomi's command line client.")
{
    PublishCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
