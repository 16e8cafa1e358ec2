using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>
/// An input object can be given a finite value: it does not need itself through required fields, nor, for a OneOf, through all of them,
/// https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References.
/// </summary>
internal sealed class FiniteInputObjects : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        var types = schema.Types.Values.OfType<InputObjectType>().ToList();
        var needs = types.ToDictionary(type => type, Needs);
        var finite = Finite(types, needs);
        var search = new CircleSearch<InputObjectType, InputValue>(type => needs[type].Where(need => !finite.Contains(need.Target)), circle =>
            report(GraphQLError.At(
                $"Input Object {circle[^1].Type.Named} cannot be provided a finite value because it references itself through fields: {string.Join(", ", circle)}.",
                circle.Select(field => field.Node))));
        foreach (var type in types.Where(type => !finite.Contains(type)))
        {
            search.From(type);
        }
    }

    /// <summary>The types whose values come to an end: first those that need no other, then those that need only such, and so on.</summary>
    private static HashSet<InputObjectType> Finite(List<InputObjectType> types, Dictionary<InputObjectType, List<(InputValue Field, InputObjectType Target)>> needs)
    {
        // A OneOf is satisfied by any field that leads to an end, other types need all their required fields.
        var missing = types.ToDictionary(type => type, type => !type.IsOneOf ? needs[type].Count : type.Fields.Count > 0 && needs[type].Count == type.Fields.Count ? 1 : 0);
        var neededBy = types.SelectMany(type => needs[type].Select(need => (type, need.Target))).ToLookup(pair => pair.Target, pair => pair.type);
        var finite = new HashSet<InputObjectType>(types.Where(type => missing[type] == 0));
        var next = new Queue<InputObjectType>(finite);
        while (next.TryDequeue(out var found))
        {
            foreach (var type in neededBy[found])
            {
                if (--missing[type] <= 0 && finite.Add(type))
                {
                    next.Enqueue(type);
                }
            }
        }

        return finite;
    }

    /// <summary>The input objects that a value of this one contains, or for a OneOf may contain.</summary>
    private static List<(InputValue Field, InputObjectType Target)> Needs(InputObjectType type)
    {
        var needs = new List<(InputValue, InputObjectType)>();
        foreach (var field in type.Fields.Values)
        {
            var target = type.IsOneOf ? field.Type : (field.Type as NonNullType)?.Inner;
            if (target is InputObjectType input)
            {
                needs.Add((field, input));
            }
        }

        return needs;
    }
}
