using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>What the packages' analyzers refuse in the shape of grain interfaces and classes; the numbers are those of their rules.</summary>
internal static class InterfaceCheck
{
    public static IEnumerable<string> ProblemsOf(Type interfaceType)
    {
        foreach (var property in interfaceType.GetProperties())
        {
            yield return $"{interfaceType}.{property.Name} is a property, which a grain interface cannot have (ORLEANS0008).";
        }

        var methods = interfaceType.GetMethods().Where(method => !method.IsSpecialName).ToList();
        foreach (var method in methods)
        {
            var parameters = method.GetParameters();
            if (parameters.Any(parameter => parameter.ParameterType.IsByRef))
            {
                yield return $"{interfaceType}.{method.Name} has a parameter by reference (ORLEANS0002).";
            }

            if (parameters.Count(parameter => parameter.ParameterType == typeof(CancellationToken)) > 1)
            {
                yield return $"{interfaceType}.{method.Name} has several cancellation tokens (ORLEANS0109).";
            }

            if (method.ReturnType == typeof(void) && !typeof(IGrainObserver).IsAssignableFrom(interfaceType))
            {
                yield return $"{interfaceType}.{method.Name} returns void, which only an observer's method may (ORLEANS0009).";
            }
        }

        foreach (var twice in methods.GroupBy(method => method.GetCustomAttribute<AliasAttribute>()?.Alias).Where(group => group.Key is not null && group.Count() > 1))
        {
            yield return $"{interfaceType} has the alias \"{twice.Key}\" twice: {string.Join(", ", twice.Select(method => method.Name))} (ORLEANS0011).";
        }
    }

    public static IEnumerable<string> ProblemsOf(GrainClass grainClass) =>
        from method in grainClass.Type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(AlwaysInterleaveAttribute))
        select $"{grainClass.Type}.{method.Name} has AlwaysInterleave, which belongs on the interface's method (ORLEANS0001).";
}
