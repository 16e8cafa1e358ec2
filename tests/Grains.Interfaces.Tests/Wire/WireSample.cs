using System.Reflection;
using Sunomi.Identity;

namespace Sunomi.Tests.Wire;

/// <summary>Makes an instance of a wire type in which every member has a value of its own and none is the default.</summary>
internal sealed class WireSample
{
    private int next;

    public object Make(Type type)
    {
        next++;
        return type switch
        {
            _ when type == typeof(string) => $"text {next} \"'<>&\\ \u00e4\u4e16\ud83c\udfac\n",
            _ when type == typeof(int) => next,
            _ when type == typeof(long) => (1L << 53) - next,
            _ when type == typeof(double) => next + 0.1,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero).AddTicks(next),
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(next),
            _ when type == typeof(byte[]) => new byte[] { 0, (byte)next, 255 },
            { IsArray: true } => MakeArray(type.GetElementType()!),
            { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
            { IsAbstract: true } => Make(WireTypes.All.First(candidate => candidate.BaseType == type)),
            _ when Nullable.GetUnderlyingType(type) is { } underlying => Make(underlying),
            _ when IdKind(type) is { } kind => Activator.CreateInstance(type, EntityId.New(kind, DateTimeOffset.UnixEpoch.AddDays(next)))!,
            _ => MakeRecord(type),
        };
    }

    private Array MakeArray(Type element)
    {
        var array = Array.CreateInstance(element, 2);
        array.SetValue(Make(element), 0);
        array.SetValue(Make(element), 1);
        return array;
    }

    private object MakeRecord(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no public constructor: this sample maker does not know how to make one.");
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
        var given = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet();
        foreach (var member in WireTypes.Members(type).Where(member => member.CanWrite && !given.Contains(member.Name)))
        {
            member.SetValue(record, Make(member.PropertyType));
        }

        return record;
    }

    private static EntityKind? IdKind(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityId<>))
            ? (EntityKind)type.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
            : null;
}
