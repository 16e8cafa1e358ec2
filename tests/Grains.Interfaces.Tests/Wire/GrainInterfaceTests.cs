using System.Reflection;
using Orleans.Concurrency;

namespace Sunomi.Tests.Wire;

public sealed class GrainInterfaceTests
{
    public static TheoryData<Type> Grains =>
        [.. typeof(GrainDirectory).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))];

    [Theory]
    [MemberData(nameof(Grains))]
    public void Every_call_can_be_cancelled_or_is_one_way(Type grain)
    {
        foreach (var method in grain.GetMethods())
        {
            var last = method.GetParameters().LastOrDefault()?.ParameterType;

            (last == typeof(CancellationToken) || method.IsDefined(typeof(OneWayAttribute))).ShouldBeTrue(method.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void Everything_in_a_call_is_plain_or_a_wire_type(Type grain)
    {
        foreach (var method in grain.GetMethods())
        {
            var types = method.GetParameters().Select(parameter => parameter.ParameterType)
                .Append(method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(int));
            foreach (var type in types.SelectMany(Parts))
            {
                (IsPlain(type) || WireTypes.All.Contains(type)).ShouldBeTrue($"{grain.Name}.{method.Name}: {type}");
            }
        }
    }

    private static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(DateTimeOffset)
        || type == typeof(CancellationToken);

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsArray)
        {
            return Parts(type.GetElementType()!);
        }

        return type switch
        {
            _ when Nullable.GetUnderlyingType(type) is { } underlying => [underlying],
            { IsGenericType: true } => [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)],
            _ => [type],
        };
    }
}
