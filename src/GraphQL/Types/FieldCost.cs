using System.Globalization;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>
/// What the definition of a field says that it costs, https://ibm.github.io/graphql-specs/cost-spec.html: <c>@cost(weight:)</c> on the field,
/// its type or its arguments, and <c>@listSize</c>. Schemas that want to say so declare these directives; without them a field weighs 1,
/// and <c>first</c> and <c>last</c> are the sizes of its list.
/// </summary>
internal sealed class FieldCost
{
    /// <summary>
    /// Of a list of introspection, which goes round from types to fields to types: the usual question of a tool costs about half of the
    /// default limit, a further round ten times that.
    /// </summary>
    private const long IntrospectionSize = 10;

    private static readonly string[] UsualSlicingArguments = ["first", "last"];

    private FieldCost(Field field)
    {
        Weight = WeightOf(field.Node.Directives) ?? field.Type.Named.Nodes.Select(node => WeightOf(node.Directives)).FirstOrDefault(weight => weight is not null) ?? 1;
        ArgumentWeights = field.Arguments.Select(argument => (argument.Name, WeightOf(argument.Node.Directives) ?? 0)).Where(argument => argument.Item2 > 0).ToDictionary();
        var listSize = field.Node.Directives.FirstOrDefault(directive => directive.Name.Value == "listSize");
        AssumedSize = listSize?.Argument("assumedSize") is IntValueNode written && long.TryParse(written.Value, CultureInfo.InvariantCulture, out var size) ? size
            : field.Parent.IsIntrospection && field.Type.Nullable is ListType ? IntrospectionSize
            : 1;
        var slicing = listSize?.Argument("slicingArguments") is { } names ? Strings(names) : UsualSlicingArguments;
        SlicingArguments = [.. field.Arguments.Where(argument => slicing.Contains(argument.Name))];
        SizedFields = Strings(listSize?.Argument("sizedFields"));
    }

    /// <summary>Of the field by itself.</summary>
    public double Weight { get; }

    /// <summary>What arguments add when they are given; those that add nothing are left out.</summary>
    public IReadOnlyDictionary<string, double> ArgumentWeights { get; }

    /// <summary>Items of the list when no slicing argument says it.</summary>
    public long AssumedSize { get; }

    /// <summary>The largest of these that is given is the number of items.</summary>
    public IReadOnlyList<InputValue> SlicingArguments { get; }

    /// <summary>Fields below this one that are the list instead, as the edges of a connection.</summary>
    public IReadOnlyList<string> SizedFields { get; }

    public static FieldCost Of(Field field) => new(field);

    private static double? WeightOf(IReadOnlyList<DirectiveNode> directives)
    {
        var literal = directives.FirstOrDefault(directive => directive.Name.Value == "cost")?.Argument("weight");
        var text = literal switch
        {
            StringValueNode words => words.Value,
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) ? Math.Max(0, weight) : null;
    }

    private static string[] Strings(ValueNode? literal) => literal switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(item => item.Value)],
        StringValueNode one => [one.Value],
        _ => [],
    };
}
