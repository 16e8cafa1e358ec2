namespace Sunomi.GraphQL.Validation;

/// <summary>How large a part of an operation is, fragments counted wherever they are spread. Numbers stop growing at <see cref="Most"/>.</summary>
/// <param name="Fields">All fields.</param>
/// <param name="Aliases">Fields with an alias.</param>
/// <param name="Depth">Levels of fields.</param>
/// <param name="Breadth">Fields of this selection set alone.</param>
/// <param name="Broadest">Breadth of the broadest selection set below.</param>
/// <param name="Cost">Estimated cost of the answer.</param>
internal readonly record struct OperationSize(long Fields, long Aliases, int Depth, long Breadth, long Broadest, double Cost)
{
    internal const long Most = 1L << 40;

    public static OperationSize operator +(OperationSize left, OperationSize right) => new(
        Math.Min(left.Fields + right.Fields, Most),
        Math.Min(left.Aliases + right.Aliases, Most),
        Math.Max(left.Depth, right.Depth),
        Math.Min(left.Breadth + right.Breadth, Most),
        Math.Max(left.Broadest, right.Broadest),
        Math.Min(left.Cost + right.Cost, Most));

    /// <summary>Of a field with this below it.</summary>
    public OperationSize Within(bool isAliased, double cost) =>
        new(Math.Min(Fields + 1, Most), Math.Min(Aliases + (isAliased ? 1 : 0), Most), Depth + 1, 1, Math.Max(Broadest, Breadth), Math.Min(cost, Most));
}
