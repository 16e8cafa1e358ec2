using System.Runtime.CompilerServices;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation.Rules;
using Sunomi.GraphQL.Validation.SchemaRules;

namespace Sunomi.GraphQL.Validation;

/// <summary>Walks an executable document once with all rules of https://spec.graphql.org/September2025/#sec-Validation.</summary>
internal sealed class Validator
{
    private readonly ValidationContext context;
    private readonly List<Rule> rules;
    private ExecutableDefinitionNode? definition;

    private Validator(ValidationContext context, List<Rule> rules)
    {
        this.context = context;
        this.rules = rules;
    }

    /// <param name="isOn">Which rules to apply; all when null.</param>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, Document document, int maxErrors, Predicate<Rule>? isOn = null)
    {
        var context = new ValidationContext(schema, document, maxErrors);
        try
        {
            new Validator(context, isOn is null ? AllRules.For(context) : AllRules.For(context).FindAll(isOn)).Walk(document);
        }
        catch (ValidationAbortedException exception)
        {
            context.Errors.Add(new(exception.Message) { Code = GraphQLError.LimitExceeded });
        }
        catch (InsufficientExecutionStackException)
        {
            context.Errors.Add(new("The document is nested too deep to be validated (limit: nesting).") { Code = GraphQLError.LimitExceeded });
        }

        return context.Errors;
    }

    private void Walk(Document document)
    {
        rules.ForEach(rule => rule.EnterDocument(document));
        foreach (var one in document.Definitions)
        {
            switch (one)
            {
                case OperationDefinitionNode operation:
                    WalkOperation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    WalkFragment(fragment);
                    break;
            }
        }

        // These definitions are not executable, which one rule says; their directives are still looked at.
        foreach (var site in DefinitionParts.DirectiveSites(new([.. document.Definitions.OfType<TypeSystemNode>()])))
        {
            WalkDirectives(site.Directives, site.Location);
        }

        rules.ForEach(rule => rule.LeaveDocument(document));
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        definition = operation;
        context.Type = context.Schema.RootTypes.GetValueOrDefault(operation.Operation);
        rules.ForEach(rule => rule.EnterOperation(operation));
        foreach (var variable in operation.Variables)
        {
            rules.ForEach(rule => rule.VariableDefinition(variable));
            WalkType(variable.Type);
            if (variable.DefaultValue is { } defaultValue)
            {
                var type = context.Schema.TypeFromNode(variable.Type);
                WalkValue(defaultValue, type?.IsInput == true ? type : null, hasDefault: false);
            }

            WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
        }

        WalkDirectives(operation.Directives, (DirectiveLocation)operation.Operation);
        WalkSelectionSet(operation.SelectionSet, context.Type as CompositeType, isInline: false);
        rules.ForEach(rule => rule.LeaveOperation(operation));
    }

    private void WalkFragment(FragmentDefinitionNode fragment)
    {
        definition = fragment;
        var type = context.Schema.Type(fragment.TypeCondition.Name.Value);
        context.Type = type?.IsOutput == true ? type : null;
        rules.ForEach(rule => rule.EnterFragment(fragment));
        rules.ForEach(rule => rule.NamedType(fragment.TypeCondition));
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet, type as CompositeType, isInline: false);
    }

    private void WalkSelectionSet(SelectionSetNode selectionSet, CompositeType? parentType, bool isInline)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var outer = (context.ParentType, context.Type, context.Field);
        context.ParentType = parentType;
        if (!isInline)
        {
            rules.ForEach(rule => rule.EnterSelectionSet(selectionSet));
        }

        foreach (var selection in selectionSet.Selections)
        {
            (context.Type, context.Field) = (outer.Type, outer.Field);
            switch (selection)
            {
                case FieldNode field:
                    WalkField(field);
                    break;
                case FragmentSpreadNode spread:
                    rules.ForEach(rule => rule.FragmentSpread(spread));
                    WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                    break;
                case InlineFragmentNode inline:
                    WalkInlineFragment(inline, parentType);
                    break;
            }
        }

        (context.ParentType, context.Type, context.Field) = outer;
    }

    private void WalkField(FieldNode field)
    {
        context.Field = context.ParentType is { } parent ? context.Schema.FieldOf(parent, field.Name.Value) : null;
        context.Type = context.Field?.Type;
        rules.ForEach(rule => rule.EnterField(field));
        WalkArguments(field, field.Arguments, context.Field?.Arguments);
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is { } selectionSet)
        {
            WalkSelectionSet(selectionSet, context.Type?.Named as CompositeType, isInline: false);
        }
    }

    private void WalkInlineFragment(InlineFragmentNode inline, CompositeType? parentType)
    {
        var type = inline.TypeCondition is { } condition ? context.Schema.Type(condition.Name.Value) : parentType;
        context.Type = type?.IsOutput == true ? type : null;
        rules.ForEach(rule => rule.EnterInlineFragment(inline));
        if (inline.TypeCondition is not null)
        {
            rules.ForEach(rule => rule.NamedType(inline.TypeCondition));
        }

        WalkDirectives(inline.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(inline.SelectionSet, type as CompositeType, isInline: true);
    }

    private void WalkDirectives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Count == 0)
        {
            return;
        }

        rules.ForEach(rule => rule.Directives(directives, location));
        foreach (var directive in directives)
        {
            context.Directive = context.Schema.TryGetDirective(directive.Name.Value, out var found) ? found : null;
            WalkArguments(directive, directive.Arguments, context.Directive?.Arguments);
            context.Directive = null;
        }
    }

    private void WalkArguments(Node owner, IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<InputValue>? definitions)
    {
        rules.ForEach(rule => rule.Arguments(owner, arguments));
        foreach (var argument in arguments)
        {
            var known = definitions?.FirstOrDefault(one => one.Name == argument.Name.Value);
            WalkValue(argument.Value, known?.Type, known?.DefaultValue is not null);
        }
    }

    private void WalkType(TypeNode type)
    {
        switch (type)
        {
            case ListTypeNode list:
                WalkType(list.Type);
                break;
            case NonNullTypeNode nonNull:
                WalkType(nonNull.Type);
                break;
            case NamedTypeNode named:
                rules.ForEach(rule => rule.NamedType(named));
                break;
        }
    }

    private void WalkValue(ValueNode value, GraphQLType? type, bool hasDefault)
    {
        context.InputType = type;
        rules.ForEach(rule => rule.Value(value));
        CollectUsages(value, type, hasDefault, null);
    }

    private void CollectUsages(ValueNode value, GraphQLType? type, bool hasDefault, InputObjectType? owner)
    {
        switch (value)
        {
            case VariableNode variable when definition is not null:
                context.Usages(definition).Add(new(variable, type, hasDefault, owner));
                break;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    CollectUsages(item, (type?.Nullable as ListType)?.Item, hasDefault: false, null);
                }

                break;
            case ObjectValueNode fields:
                var input = type?.Named as InputObjectType;
                foreach (var field in fields.Fields)
                {
                    // IsNonNullPosition asks whether the expected type is a OneOf Input Object type: a non-null one is not, and fails at execution.
                    var known = input?.Fields.GetValueOrDefault(field.Name.Value);
                    CollectUsages(field.Value, known?.Type, known?.DefaultValue is not null, type as InputObjectType);
                }

                break;
        }
    }
}
