using System.Reflection;
using System.Security.Claims;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>Which member of which class stands behind a field.</summary>
internal sealed partial class ResolverBinder
{
    /// <summary>The method of that name that takes such a parent, or the parent's property.</summary>
    private MemberInfo? Find(Field field, Type? parent)
    {
        var type = field.Parent;
        var methods = resolvers.Where(one => one.TypeName == type.Name).SelectMany(one => Methods(one.ResolverType)).Where(method => ClrNames.MatchMethod(field.Name, method.Name)).Distinct().ToList();
        var fitting = methods.Where(method => TakesParent(method, field, parent)).ToList();
        if (fitting.Count > 1)
        {
            problems.Add($"{field}: more than one method resolves it: {string.Join(", ", fitting.Select(method => $"{ClrNames.Of(method.DeclaringType!)}.{method.Name}"))}.");
        }

        if (fitting.Count > 0)
        {
            return fitting[0];
        }

        var property = parent is null ? null : Properties(parent).FirstOrDefault(property => property.GetMethod is { IsPublic: true } && ClrNames.Match(field.Name, property.Name));
        if (property is null)
        {
            var where = parent is null ? string.Empty : $", and {ClrNames.Of(parent)} has no property {field.Name}";
            var others = methods.Count > 0 ? $" {ClrNames.Of(methods[0].DeclaringType!)}.{methods[0].Name} takes another parent." : string.Empty;
            problems.Add($"{field}: no resolver class for {type.Name} has a method {field.Name}{where}.{others}");
        }
        else if (field.Arguments.Count > 0)
        {
            problems.Add($"{field}: has arguments, which property {ClrNames.Of(parent!)}.{property.Name} cannot take; write a method.");
        }

        return property;
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(method => method.DeclaringType != typeof(object) && !method.IsSpecialName);

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Concat(type.IsInterface ? type.GetInterfaces().SelectMany(inherited => inherited.GetProperties()) : []);

    /// <summary>Every parameter that is no argument and no context must be the parent.</summary>
    private static bool TakesParent(MethodInfo method, Field field, Type? parent) =>
        method.GetParameters().All(parameter => IsKnown(parameter, field) || (parent is not null && parameter.ParameterType.IsAssignableFrom(parent)) || !CouldBeParent(parameter));

    private static bool IsKnown(ParameterInfo parameter, Field field) =>
        IsContext(parameter.ParameterType) || field.Arguments.Any(argument => ClrNames.Match(argument.Name, parameter.Name!));

    private static bool IsContext(Type type) => type == typeof(ResolveContext) || type == typeof(CancellationToken) || type == typeof(ClaimsPrincipal);

    private static bool CouldBeParent(ParameterInfo parameter) => parameter.Position == 0 && !parameter.ParameterType.IsPrimitive && parameter.ParameterType != typeof(string);

    /// <summary>Whether a member may answer one caller otherwise than another.</summary>
    private static bool IsPersonal(MemberInfo member) =>
        member is MethodInfo method
        && !method.IsDefined(typeof(SameForAllAttribute))
        && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ResolveContext) || parameter.ParameterType == typeof(ClaimsPrincipal));
}
