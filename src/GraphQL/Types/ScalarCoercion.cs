using System.Text.Json;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>
/// Input coercion of a scalar; results have CLR types, which decide how they are written. Coerced input is int, double, string or bool for the built-in scalars; for custom ones
/// string, long, double, bool, null, <c>object?[]</c> or <c>Dictionary&lt;string, object?&gt;</c>.
/// </summary>
internal abstract class ScalarCoercion
{
    /// <exception cref="CoercionException">The literal is none of this scalar.</exception>
    public abstract object? CoerceLiteral(ValueNode literal, VariableValues? variables);

    /// <exception cref="CoercionException">The JSON value is none of this scalar.</exception>
    public abstract object? CoerceValue(JsonElement value);
}
