using System.Text.Json;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>
/// Input and result coercion of a scalar. Coerced input is int, double, string or bool for the built-in scalars; for custom ones
/// string, long, double, bool, null, <c>object?[]</c> or <c>Dictionary&lt;string, object?&gt;</c>.
/// </summary>
internal abstract class ScalarCoercion
{
    /// <exception cref="CoercionException">The literal is none of this scalar.</exception>
    public abstract object? CoerceLiteral(ValueNode literal, VariableValues? variables);

    /// <exception cref="CoercionException">The JSON value is none of this scalar.</exception>
    public abstract object? CoerceValue(JsonElement value);

    /// <summary>Writes a value whose CLR type was not known in advance.</summary>
    /// <exception cref="CoercionException">The value is none of this scalar.</exception>
    public abstract void WriteResult(JsonWriter writer, object value);
}
