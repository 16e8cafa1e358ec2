namespace Sunomi.GraphQL;

/// <summary>A class whose methods resolve fields of an object type.</summary>
internal sealed record ResolverRegistration(string TypeName, Type ResolverType);

/// <summary>A CLR type whose values are objects of an object type.</summary>
internal sealed record TypeRegistration(string TypeName, Type ClrType);

/// <summary>A CLR type that is read and written where the schema has a scalar.</summary>
internal abstract record ScalarRegistration(string ScalarName, Type ClrType);

internal sealed record ScalarRegistration<T>(string ScalarName, Func<string, T> Parse, Func<T, string> Serialize) : ScalarRegistration(ScalarName, typeof(T));
