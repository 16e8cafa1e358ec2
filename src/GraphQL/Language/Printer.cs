using System.Text;

namespace Sunomi.GraphQL.Language;

/// <summary>A document as text again: two spaces of indentation, one blank line between definitions.</summary>
internal sealed partial class Printer
{
    /// <summary>Lists of arguments, list values and objects beyond this width get a line per item.</summary>
    internal const int MaxLineLength = 80;

    private readonly StringBuilder text = new();
    private int indentation;

    /// <summary>While items are tried on one line: the length of the text beyond which the line is too wide, and nothing more is printed.</summary>
    private int? lineEnd;

    public static string Print(Document document)
    {
        var printer = new Printer();
        for (var i = 0; i < document.Definitions.Count; i++)
        {
            printer.text.Append(i > 0 ? "\n\n" : string.Empty);
            printer.Definition(document.Definitions[i]);
        }

        return printer.text.ToString();
    }

    public static string Print(ValueNode value)
    {
        var printer = new Printer();
        printer.Value(value);
        return printer.text.ToString();
    }

    /// <summary>A description on its own lines, as it stands above what it describes.</summary>
    public static string PrintDescription(string description, int indentation)
    {
        var printer = new Printer { indentation = indentation };
        printer.String(description, block: BlockString.CanPrint(description));
        return printer.text.ToString();
    }

    private void Definition(DefinitionNode definition)
    {
        Description(definition.Description);
        switch (definition)
        {
            case OperationDefinitionNode operation:
                Operation(operation);
                break;
            case FragmentDefinitionNode fragment:
                text.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition);
                Directives(fragment.Directives);
                text.Append(' ');
                SelectionSet(fragment.SelectionSet);
                break;
            case TypeSystemNode typeSystem:
                TypeSystem(typeSystem);
                break;
        }
    }

    private void Operation(OperationDefinitionNode operation)
    {
        var shorthand = operation is { Operation: OperationType.Query, Name: null, Description: null, Variables: [], Directives: [] };
        if (!shorthand)
        {
            text.Append(OperationTypes.NameOf(operation.Operation));
            text.Append(operation.Name is null && operation.Variables.Count == 0 ? string.Empty : " ").Append(operation.Name?.Value);
            var multiline = operation.Variables.Any(variable => variable.Description is not null);
            Items(operation.Variables, VariableDefinition, "(", ")", multiline);
            Directives(operation.Directives);
            text.Append(' ');
        }

        SelectionSet(operation.SelectionSet);
    }

    private void VariableDefinition(VariableDefinitionNode variable)
    {
        Description(variable.Description);
        text.Append('$').Append(variable.Variable.Name.Value).Append(": ").Append(variable.Type);
        if (variable.DefaultValue is { } defaultValue)
        {
            text.Append(" = ");
            Value(defaultValue);
        }

        Directives(variable.Directives);
    }

    private void SelectionSet(SelectionSetNode selectionSet)
    {
        text.Append('{');
        indentation++;
        foreach (var selection in selectionSet.Selections)
        {
            NewLine();
            Selection(selection);
        }

        indentation--;
        NewLine();
        text.Append('}');
    }

    private void Selection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                text.Append(field.Alias?.Value).Append(field.Alias is null ? string.Empty : ": ").Append(field.Name.Value);
                Arguments(field.Arguments, wrap: true);
                Directives(field.Directives);
                OptionalSelectionSet(field.SelectionSet);
                break;
            case FragmentSpreadNode spread:
                text.Append("...").Append(spread.Name.Value);
                Directives(spread.Directives);
                break;
            case InlineFragmentNode inline:
                text.Append("...").Append(inline.TypeCondition is null ? string.Empty : " on ").Append(inline.TypeCondition);
                Directives(inline.Directives);
                OptionalSelectionSet(inline.SelectionSet);
                break;
        }
    }

    private void OptionalSelectionSet(SelectionSetNode? selectionSet)
    {
        if (selectionSet is not null)
        {
            text.Append(' ');
            SelectionSet(selectionSet);
        }
    }

    private void Arguments(IReadOnlyList<ArgumentNode> arguments, bool wrap)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        var start = text.Length;
        Items(arguments, Argument, "(", ")", multiline: false);
        if (wrap && text.Length - LineStart() - (indentation * 2) > MaxLineLength)
        {
            text.Length = start;
            Items(arguments, Argument, "(", ")", multiline: true);
        }
    }

    private void Argument(ArgumentNode argument)
    {
        text.Append(argument.Name.Value).Append(": ");
        Value(argument.Value);
    }

    private void Directives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            text.Append(" @").Append(directive.Name.Value);
            Arguments(directive.Arguments, wrap: false);
        }
    }

    private void Value(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode words:
                String(words.Value, words.Block);
                break;
            case BooleanValueNode flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case NullValueNode:
                text.Append("null");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case ListValueNode list:
                Wrapped(list.Values, Value, "[", "]");
                break;
            case ObjectValueNode { Fields: [] }:
                text.Append("{}");
                break;
            case ObjectValueNode fields:
                Wrapped(fields.Fields, ObjectField, "{ ", " }");
                break;
        }
    }

    private void ObjectField(ObjectFieldNode field)
    {
        text.Append(field.Name.Value).Append(": ");
        Value(field.Value);
    }

    private void String(string value, bool block)
    {
        var literal = block ? BlockString.Print(value) : QuotedString(value);
        text.Append(block ? literal.Replace("\n", "\n" + new string(' ', indentation * 2), StringComparison.Ordinal) : literal);
    }

    private static string QuotedString(string value)
    {
        var quoted = new StringBuilder("\"", value.Length + 2);
        foreach (var c in value)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' or (>= '\u007F' and <= '\u009F') => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private void Description(StringValueNode? description)
    {
        if (description is not null)
        {
            String(description.Value, description.Block);
            NewLine();
        }
    }

    /// <summary>Items on one line, or a line each when that would be too wide; inside of a line that is tried everything is on it.</summary>
    private void Wrapped<T>(IReadOnlyList<T> items, Action<T> print, string open, string close)
    {
        if (lineEnd is not null)
        {
            Items(items, print, open, close, multiline: false);
            return;
        }

        var start = text.Length;
        lineEnd = start + MaxLineLength;
        Items(items, print, open, close, multiline: false);
        var isTooWide = text.Length > lineEnd;
        lineEnd = null;
        if (isTooWide)
        {
            text.Length = start;
            Items(items, print, open.Trim(), close.Trim(), multiline: true);
        }
    }

    private void Items<T>(IReadOnlyList<T> items, Action<T> print, string open, string close, bool multiline)
    {
        if (items.Count == 0 && open == "(")
        {
            return;
        }

        text.Append(open);
        indentation += multiline ? 1 : 0;
        for (var i = 0; i < items.Count && !(text.Length > lineEnd); i++)
        {
            if (multiline)
            {
                NewLine();
            }
            else if (i > 0)
            {
                text.Append(", ");
            }

            print(items[i]);
        }

        if (multiline)
        {
            indentation--;
            NewLine();
        }

        text.Append(close);
    }

    private int LineStart()
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == '\n')
            {
                return i + 1;
            }
        }

        return 0;
    }

    private void NewLine() => text.Append('\n').Append(' ', indentation * 2);
}
