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
        var finite = new HashSet<InputObjectType>();
        int before;
        do
        {
            before = finite.Count;
            foreach (var type in types.Where(type => !finite.Contains(type)))
            {
                // A OneOf is satisfied by any field that leads to an end, other types need all their required fields.
                var satisfied = type.IsOneOf
                    ? type.Fields.Count == 0 || needs[type].Count < type.Fields.Count || needs[type].Exists(need => finite.Contains(need.Target))
                    : needs[type].TrueForAll(need => finite.Contains(need.Target));
                if (satisfied)
                {
                    finite.Add(type);
                }
            }
        }
        while (finite.Count > before);

        var visited = new HashSet<InputObjectType>();
        foreach (var type in types.Where(type => !finite.Contains(type)))
        {
            Report(type, [], []);
        }

        void Report(InputObjectType type, List<InputObjectType> open, List<InputValue> path)
        {
            if (!visited.Add(type))
            {
                return;
            }

            open.Add(type);
            foreach (var (field, target) in needs[type].Where(need => !finite.Contains(need.Target)))
            {
                path.Add(field);
                var start = open.IndexOf(target);
                if (start < 0)
                {
                    Report(target, open, path);
                }
                else
                {
                    var cycle = path.Skip(start).ToList();
                    report(GraphQLError.At(
                        $"Input Object {target} cannot be provided a finite value because it references itself through fields: {string.Join(", ", cycle)}.",
                        cycle.Select(one => one.Node)));
                }

                path.RemoveAt(path.Count - 1);
            }

            open.RemoveAt(open.Count - 1);
        }
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
