using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation;

/// <summary>A variable in a value, with the type that its place expects.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Type">Null where the place is unknown.</param>
/// <param name="HasDefault">Whether the argument or input field has a default.</param>
/// <param name="Owner">The input object whose field it is given to, if that is its place.</param>
internal sealed record VariableUsage(VariableNode Node, GraphQLType? Type, bool HasDefault, InputObjectType? Owner);
