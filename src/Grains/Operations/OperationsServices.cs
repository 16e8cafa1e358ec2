using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<CallMeter>()
        .AddSingleton<IIncomingGrainCallFilter>(provider => provider.GetRequiredService<CallMeter>());
}
