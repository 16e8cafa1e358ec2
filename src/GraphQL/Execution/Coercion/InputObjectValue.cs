using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Execution;

/// <summary>A coerced input object: its fields by index, <see cref="Absent.Value"/> where none was given and there is no default.</summary>
internal sealed class InputObjectValue(InputObjectType type)
{
    public InputObjectType Type { get; } = type;

    public object?[] Values { get; } = NewValues(type.Fields.Count);

    public static object?[] NewValues(int count)
    {
        var values = new object?[count];
        Array.Fill(values, Absent.Value);
        return values;
    }
}
