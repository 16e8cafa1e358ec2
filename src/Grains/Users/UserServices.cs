using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.Users;

public static class UserServices
{
    /// <summary>What users' grains need beside storage and a clock.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services) => services.AddSingleton<Passwords>();
}
