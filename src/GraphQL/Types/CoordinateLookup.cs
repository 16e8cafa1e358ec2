using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>What a schema coordinate names, https://spec.graphql.org/September2025/#sec-Schema-Coordinates ("Resolving a Schema Coordinate").</summary>
internal static class CoordinateLookup
{
    /// <returns>A <see cref="NamedType"/>, <see cref="Field"/>, <see cref="InputValue"/>, <see cref="EnumValue"/> or <see cref="Directive"/>; null when there is no such element.</returns>
    /// <exception cref="KeyNotFoundException">What should contain the element is not there, or is nothing that could.</exception>
    public static object? Find(this Schema schema, SchemaCoordinate coordinate)
    {
        if (coordinate.IsDirective)
        {
            var directive = schema.Directives.GetValueOrDefault(coordinate.Name);
            return coordinate.Argument is null ? directive : Required(directive, coordinate, $"@{coordinate.Name}").Argument(coordinate.Argument);
        }

        var type = schema.Type(coordinate.Name);
        if (coordinate.Member is null)
        {
            return type;
        }

        if (coordinate.Argument is null)
        {
            return Required(type, coordinate, coordinate.Name) switch
            {
                EnumType values => values.Values.GetValueOrDefault(coordinate.Member),
                InputObjectType input => input.Fields.GetValueOrDefault(coordinate.Member),
                FieldsType fields => fields.Fields.GetValueOrDefault(coordinate.Member),
                _ => throw new KeyNotFoundException($"\"{coordinate}\" names nothing: the type {type} has no fields or values."),
            };
        }

        return Required(type, coordinate, coordinate.Name) is FieldsType parent
            ? Required(parent.Fields.GetValueOrDefault(coordinate.Member), coordinate, $"{coordinate.Name}.{coordinate.Member}").Argument(coordinate.Argument)
            : throw new KeyNotFoundException($"\"{coordinate}\" names nothing: the type {type} has no fields with arguments.");
    }

    private static T Required<T>(T? container, SchemaCoordinate coordinate, string name)
        where T : class =>
        container ?? throw new KeyNotFoundException($"\"{coordinate}\" names nothing: the schema has no {name}.");
}
