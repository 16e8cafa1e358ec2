using Sunomi.Storage.Catalogue;
using Sunomi.Testing;

namespace Sunomi.Tests.Crossing;

/// <summary>A database that one lane writes opens in the other, and back again: state under keys of all kinds, reminders, accounts.</summary>
public sealed class CrossingTests
{
    [CrossingTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_lanes_take_turns_on_one_database(bool ownFirst)
    {
        await using var database = await PostgresServer.CreateDatabase(Migrator.Migrate);
        var folder = Directory.CreateTempSubdirectory("sunomi-crossing-");
        var (first, second) = ownFirst ? (CrossingProgram.Own, CrossingProgram.Other) : (CrossingProgram.Other, CrossingProgram.Own);
        try
        {
            await CrossingProgram.Run(first, 1, database.ConnectionString, folder.FullName);
            await CrossingProgram.Run(second, 2, database.ConnectionString, folder.FullName);
            await CrossingProgram.Run(first, 3, database.ConnectionString, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
