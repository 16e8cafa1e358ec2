using System.Text.RegularExpressions;

namespace Sunomi.GraphQL.Language;

/// <summary>
/// Names one element of a schema, https://spec.graphql.org/September2025/#sec-Schema-Coordinates: <c>Video</c>, <c>Video.title</c>,
/// <c>Query.video(id:)</c>, <c>@deprecated</c>, <c>@deprecated(reason:)</c>.
/// </summary>
/// <param name="IsDirective">Whether <paramref name="Name"/> is that of a directive, else of a type.</param>
/// <param name="Name">Of the outermost element.</param>
/// <param name="Member">A field, input field or enum value of the type.</param>
/// <param name="Argument">Of the field or directive.</param>
internal sealed partial record SchemaCoordinate(bool IsDirective, string Name, string? Member, string? Argument)
{
    /// <exception cref="FormatException">The text is none: nothing may be left out, and nothing be between its tokens, not even a blank.</exception>
    public static SchemaCoordinate Parse(string text)
    {
        var match = Grammar().Match(text);
        return match.Success
            ? new(match.Groups["at"].Success, match.Groups["name"].Value, ValueOf("member"), ValueOf("argument"))
            : throw new FormatException($"\"{text}\" is no schema coordinate such as Type, Type.field, Type.field(argument:), @directive or @directive(argument:).");

        string? ValueOf(string group) => match.Groups[group] is { Success: true, Value: var value } ? value : null;
    }

    public override string ToString() => $"{(IsDirective ? "@" : null)}{Name}{(Member is null ? null : $".{Member}")}{(Argument is null ? null : $"({Argument}:)")}";

    /// <summary>TypeCoordinate, MemberCoordinate and ArgumentCoordinate; DirectiveCoordinate and DirectiveArgumentCoordinate.</summary>
    [GeneratedRegex(@"\A(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:\.(?<member>[A-Za-z_][A-Za-z0-9_]*)(?:\((?<argument>[A-Za-z_][A-Za-z0-9_]*):\))?)?|(?<at>@)(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:\((?<argument>[A-Za-z_][A-Za-z0-9_]*):\))?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
