using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>Makes a CLR value of a coerced argument, input field or list item.</summary>
internal abstract class InputReader<T>
{
    /// <param name="coerced">A coerced value, null, or <see cref="Absent.Value"/>.</param>
    /// <exception cref="CoercionException">The value means nothing to the CLR type; the message is for the caller.</exception>
    public abstract T Read(object? coerced);
}

/// <summary>Null and absent are <c>default</c>.</summary>
internal sealed class NullableReader<T>(InputReader<T> inner) : InputReader<T>
{
    public override T Read(object? coerced) => coerced is null or Absent ? default! : inner.Read(coerced);
}

internal sealed class NullableStructReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : struct
{
    public override T? Read(object? coerced) => coerced is null or Absent ? null : inner.Read(coerced);
}

internal sealed class OptionalReader<T>(InputReader<T> inner) : InputReader<Optional<T>>
{
    public override Optional<T> Read(object? coerced) => coerced is Absent ? default : new(inner.Read(coerced));
}

internal sealed class ScalarReader<T>(Func<object, T> read) : InputReader<T>
{
    public override T Read(object? coerced)
    {
        try
        {
            return read(coerced!);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new CoercionException(exception.Message);
        }
    }
}

internal sealed class EnumReader<T>(T[] members) : InputReader<T>
{
    public override T Read(object? coerced) => members[((EnumValue)coerced!).Index];
}

internal sealed class EnumNameReader : InputReader<string>
{
    public override string Read(object? coerced) => ((EnumValue)coerced!).Name;
}

internal sealed class ArrayReader<T>(InputReader<T> item) : InputReader<T[]>
{
    public override T[] Read(object? coerced) => Array.ConvertAll((object?[])coerced!, item.Read);
}

/// <summary>A list that an array stands for, such as <c>IReadOnlyList&lt;T&gt;</c>, or <c>List&lt;T&gt;</c> itself.</summary>
internal sealed class ListReader<TList, TItem>(InputReader<TItem> item) : InputReader<TList>
{
    public override TList Read(object? coerced)
    {
        var items = Array.ConvertAll((object?[])coerced!, item.Read);
        return typeof(TList) == typeof(List<TItem>) ? (TList)(object)new List<TItem>(items) : (TList)(object)items;
    }
}

internal sealed class ObjectReader<T> : InputReader<T>
{
    /// <summary>Makes the object of its fields' values, which are by index.</summary>
    public Func<object?[], T>? Create { get; set; }

    public override T Read(object? coerced) => Create!(((InputObjectValue)coerced!).Values);
}
