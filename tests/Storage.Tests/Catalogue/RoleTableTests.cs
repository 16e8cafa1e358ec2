using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Tests.Storage.Catalogue;

public sealed class RoleTableTests(CatalogueFixture catalogue) : IClassFixture<CatalogueFixture>
{
    private readonly RoleTable roles = new(catalogue.Database);
    private readonly AccountTable accounts = new(catalogue.Database);

    [Fact]
    public async Task A_role_is_granted_and_revoked_once()
    {
        var ann = await Account("ann");
        var ben = await Account("ben");

        (await roles.Grant(ann, RoleTable.Admin, CancellationToken.None)).ShouldBeTrue();
        (await roles.Grant(ann, RoleTable.Admin, CancellationToken.None)).ShouldBeFalse();
        (await roles.Has(ann, RoleTable.Admin, CancellationToken.None)).ShouldBeTrue();
        (await roles.Has(ann, "moderator", CancellationToken.None)).ShouldBeFalse();
        (await roles.Has(ben, RoleTable.Admin, CancellationToken.None)).ShouldBeFalse();
        (await roles.Revoke(ann, RoleTable.Admin, CancellationToken.None)).ShouldBeTrue();
        (await roles.Revoke(ann, RoleTable.Admin, CancellationToken.None)).ShouldBeFalse();
        (await roles.Has(ann, RoleTable.Admin, CancellationToken.None)).ShouldBeFalse();
    }

    private async Task<UserId> Account(string username)
    {
        var account = CatalogueFixture.Account(username);
        (await accounts.Insert(account, CancellationToken.None)).ShouldBe(AccountInsert.Inserted);
        return account.Id;
    }
}
