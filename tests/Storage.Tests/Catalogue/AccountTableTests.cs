using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class AccountTableTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private readonly AccountTable accounts = new(catalogue.Database);

    [Fact]
    public async Task An_account_is_found_by_id_name_and_email_in_whatever_case()
    {
        var account = CatalogueFixture.Account("Ada", "Ada.L@example.org");

        (await accounts.Insert(account, CancellationToken.None)).ShouldBe(AccountInsert.Inserted);

        var found = (await accounts.Find(account.Id, CancellationToken.None)).ShouldNotBeNull();
        found.ShouldBe(account with { CreatedAt = found.CreatedAt });
        found.CreatedAt.ShouldBe(account.CreatedAt, TimeSpan.FromMicroseconds(1));
        found.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
        (await accounts.FindByLogin("aDA", CancellationToken.None)).ShouldBe(account.Id);
        (await accounts.FindByLogin("ada.l@EXAMPLE.org", CancellationToken.None)).ShouldBe(account.Id);
        (await accounts.Find([account.Id, UserId.New(TimeProvider.System)], CancellationToken.None)).Single().Id.ShouldBe(account.Id);
    }

    [Fact]
    public async Task Who_does_not_exist_is_not_found()
    {
        (await accounts.Find(UserId.New(TimeProvider.System), CancellationToken.None)).ShouldBeNull();
        (await accounts.FindByLogin("nobody", CancellationToken.None)).ShouldBeNull();
        (await accounts.FindByLogin("' or true --", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_account_again_changes_nothing()
    {
        var account = CatalogueFixture.Account("repeated");

        (await accounts.Insert(account, CancellationToken.None)).ShouldBe(AccountInsert.Inserted);
        (await accounts.Insert(account, CancellationToken.None)).ShouldBe(AccountInsert.Inserted);
    }

    [Fact]
    public async Task Names_and_emails_are_unique_whatever_their_case()
    {
        await accounts.Insert(CatalogueFixture.Account("grace", "grace@example.org"), CancellationToken.None);

        (await accounts.Insert(CatalogueFixture.Account("GRACE", "other@example.org"), CancellationToken.None)).ShouldBe(AccountInsert.UsernameTaken);
        (await accounts.Insert(CatalogueFixture.Account("hopper", "Grace@Example.org"), CancellationToken.None)).ShouldBe(AccountInsert.EmailTaken);
        (await accounts.Insert(CatalogueFixture.Account("Grace", "grace@example.org"), CancellationToken.None)).ShouldBe(AccountInsert.UsernameTaken);
        (await accounts.FindByLogin("hopper", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_is_the_handle_of_a_channel_is_taken_and_the_email_stays_free()
    {
        await using (var reserve = catalogue.Database.CreateCommand("insert into channel_handle values ('reserved', gen_random_uuid())"))
        {
            await reserve.ExecuteNonQueryAsync();
        }

        (await accounts.Insert(CatalogueFixture.Account("Reserved", "free@example.org"), CancellationToken.None)).ShouldBe(AccountInsert.UsernameTaken);

        (await accounts.Insert(CatalogueFixture.Account("another", "free@example.org"), CancellationToken.None)).ShouldBe(AccountInsert.Inserted);
    }

    [Fact]
    public async Task Of_many_who_want_a_name_at_once_exactly_one_gets_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var name = $"wanted{round}";
            var candidates = Enumerable.Range(0, 40)
                .Select(i => CatalogueFixture.Account(i % 2 == 0 ? name : name.ToUpperInvariant(), $"{name}-{i}@example.org"))
                .ToList();

            var results = await Task.WhenAll(candidates.Select(candidate => accounts.Insert(candidate, CancellationToken.None)));

            results.Count(result => result == AccountInsert.Inserted).ShouldBe(1);
            results.Count(result => result == AccountInsert.UsernameTaken).ShouldBe(39);
            (await accounts.FindByLogin(name, CancellationToken.None)).ShouldBe(candidates[Array.IndexOf(results, AccountInsert.Inserted)].Id);
        }
    }

    [Fact]
    public async Task Of_many_who_want_an_email_at_once_exactly_one_gets_it()
    {
        var candidates = Enumerable.Range(0, 40).Select(i => CatalogueFixture.Account($"mail{i}", "Shared@example.org"));

        var results = await Task.WhenAll(candidates.Select(candidate => accounts.Insert(candidate, CancellationToken.None)));

        results.Count(result => result == AccountInsert.Inserted).ShouldBe(1);
        results.Count(result => result == AccountInsert.EmailTaken).ShouldBe(39);
    }

    [Fact]
    public void An_account_does_not_print_what_must_stay_secret() =>
        CatalogueFixture.Account("printed", "secret@example.org").ToString().ShouldNotContain("secret");
}
