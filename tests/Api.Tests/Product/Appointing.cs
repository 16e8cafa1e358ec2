using Microsoft.Extensions.DependencyInjection;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;

namespace Sunomi.Tests.Product;

/// <summary>What whoever runs the platform does at its database, see <c>./sunomi admin</c>.</summary>
internal static class Appointing
{
    public static async Task<Person> Admin(this RunningProduct product, string who)
    {
        var person = await product.SignUp(who);
        await product.Appoint(person);
        return person;
    }

    public static Task Appoint(this RunningProduct product, Person person) =>
        product.Services.GetRequiredService<RoleTable>().Grant(UserId.Parse(person.Id), RoleTable.Admin, CancellationToken.None);
}
