using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>InputFieldDefaultValueHasCycle(field), https://spec.graphql.org/September2025/#InputFieldDefaultValueHasCycle().</summary>
internal sealed class DefaultValueCycles : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        var search = new CircleSearch<InputValue, InputValue>(field => DefaultsUsedBy(field).Select(used => (used, used)), circle =>
        {
            List<InputValue> fields = [circle[^1], .. circle.SkipLast(1)];
            report(GraphQLError.At(
                $"Invalid circular reference. The default value of Input Object field {fields[0]} references itself via the default values of: {string.Join(", ", fields)}.",
                fields.Select(field => field.DefaultValue)));
        });
        foreach (var field in schema.Types.Values.OfType<InputObjectType>().SelectMany(type => type.Fields.Values).Where(HasDefaultObject))
        {
            search.From(field);
        }
    }

    private static bool HasDefaultObject(InputValue field) => field is { DefaultValue: not null, Type.Named: InputObjectType };

    /// <summary>The fields whose defaults are needed to coerce the default of this one.</summary>
    private static List<InputValue> DefaultsUsedBy(InputValue field)
    {
        var used = new List<InputValue>();
        Collect((InputObjectType)field.Type.Named, field.DefaultValue!, used);
        return used;
    }

    private static void Collect(InputObjectType type, ValueNode literal, List<InputValue> used)
    {
        switch (literal)
        {
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    Collect(type, item, used);
                }

                break;
            case ObjectValueNode given:
                foreach (var field in type.Fields.Values)
                {
                    if (given.Fields.FirstOrDefault(one => one.Name.Value == field.Name) is { } present)
                    {
                        if (field.Type.Named is InputObjectType fieldType)
                        {
                            Collect(fieldType, present.Value, used);
                        }
                    }
                    else if (HasDefaultObject(field))
                    {
                        used.Add(field);
                    }
                }

                break;
        }
    }
}
