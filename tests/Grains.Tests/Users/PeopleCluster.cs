namespace Sunomi.Tests.Users;

/// <summary>One cluster for all tests about people and what they do: none of them stops a silo, and all use people of their own.</summary>
[CollectionDefinition(Name)]
public sealed class PeopleCluster : ICollectionFixture<ClusterFixture>
{
    public const string Name = "people";
}
