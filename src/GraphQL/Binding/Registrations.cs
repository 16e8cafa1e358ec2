using System.Globalization;
using Sunomi.GraphQL.Binding;

namespace Sunomi.GraphQL;

/// <summary>A class whose methods resolve fields of an object type.</summary>
internal sealed record ResolverRegistration(string TypeName, Type ResolverType);

/// <summary>A CLR type whose values are objects of an object type.</summary>
internal sealed record TypeRegistration(string TypeName, Type ClrType);

/// <summary>A CLR type that is read and written where the schema has a scalar.</summary>
internal abstract record ScalarRegistration(string ScalarName, Type ClrType)
{
    public abstract void AddTo(ScalarConversions conversions);
}

internal sealed record ScalarRegistration<T>(string ScalarName, Func<string, T> Parse, Func<T, string> Serialize) : ScalarRegistration(ScalarName, typeof(T))
{
    public override void AddTo(ScalarConversions conversions) => conversions.Add<T>(ScalarName, (writer, value) => writer.String(Serialize(value)), Read);

    private T Read(object value) => Parse(value switch
    {
        string text => text,
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => throw new FormatException("Expected a string."),
    });
}
