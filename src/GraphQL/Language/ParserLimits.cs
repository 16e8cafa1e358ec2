namespace Sunomi.GraphQL.Language;

/// <summary>How much text the parser takes. The nesting limit keeps the recursive descent inside of the stack.</summary>
internal sealed record ParserLimits(int Length, int Tokens, int Nesting)
{
    /// <summary>For documents of our own, such as the schema.</summary>
    public static ParserLimits Trusted { get; } = new(int.MaxValue, int.MaxValue, 500);
}
