using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// What the packages' code generator and analyzers find while building: every type that can travel has a codec that generated code can
/// reach, every member says whether it travels, ids are unique, aliases too. Runs when a silo starts.
/// </summary>
internal sealed class WireCheck
{
    private readonly HashSet<Type> seen = [];
    private readonly Dictionary<string, Type> aliases = [];
    private readonly List<string> problems = [];

    /// <exception cref="OrleansConfigurationException">Names all that is wrong.</exception>
    public static void Require(GrainTypes types)
    {
        var check = new WireCheck();
        foreach (var type in types.Interfaces.Where(type => type != typeof(IRemindable)))
        {
            check.problems.AddRange(InterfaceCheck.ProblemsOf(type));
            Array.ForEach(type.GetMethods(), check.Check);
        }

        foreach (var grainClass in types.Classes)
        {
            check.problems.AddRange(InterfaceCheck.ProblemsOf(grainClass));
        }

        foreach (var type in types.Assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            check.CheckDeclared(type, types);
        }

        check.ThrowIfAny();
    }

    /// <exception cref="OrleansConfigurationException">The type, or one that it holds, cannot travel.</exception>
    public static void Require(Type type, string use)
    {
        if (!Known.ContainsKey(type))
        {
            var check = new WireCheck();
            check.Check(type, use);
            check.ThrowIfAny();
            Known.TryAdd(type, true);
        }
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, bool> Known = new();

    private void Check(MethodInfo method)
    {
        var name = $"{method.DeclaringType}.{method.Name}";
        try
        {
            var grainMethod = GrainMethod.Of(method);
            foreach (var parameter in method.GetParameters())
            {
                Check(parameter.ParameterType, $"parameter {parameter.Name} of {name}");
            }

            if (method.ReturnType.IsGenericType)
            {
                Check(method.ReturnType.GetGenericArguments()[0], $"result of {grainMethod}");
            }
        }
        catch (Exception exception) when (exception is NotSupportedException or CodecNotFoundException)
        {
            problems.Add($"{name}: {exception.Message}");
        }
    }

    private void CheckDeclared(Type type, GrainTypes types)
    {
        foreach (var alias in type.GetCustomAttributes<AliasAttribute>(inherit: false))
        {
            if (!aliases.TryAdd(alias.Alias, type) && aliases[alias.Alias] != type)
            {
                problems.Add($"{type} and {aliases[alias.Alias]} have the same alias \"{alias.Alias}\".");
            }
        }

        if (CopierFactory.IsGenerated(type) && !type.ContainsGenericParameters && !type.IsEnum)
        {
            Check(type, "declared");
        }
        else if (typeof(Exception).IsAssignableFrom(type) && !CopierFactory.IsGenerated(type) && types.HasGrains(type.Assembly))
        {
            problems.Add($"{type} lives beside grains and lacks GenerateSerializer: a caller would get CodecNotFoundException instead.");
        }
    }

    private void Check(Type type, string use)
    {
        if (type.IsGenericParameter || !seen.Add(type))
        {
            return;
        }

        if (CopierFactory.IsContainer(type))
        {
            foreach (var element in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            {
                Check(element, use);
            }
        }
        else if (CopierFactory.IsGenerated(type) && !type.IsEnum)
        {
            CheckMembers(type);
        }
        else if (!CopierFactory.IsByReference(type) && !typeof(IAddressable).IsAssignableFrom(type) && !type.IsInterface && type != typeof(object))
        {
            problems.Add($"{type} ({use}) lacks GenerateSerializer.");
        }
    }

    private void CheckMembers(Type type)
    {
        if (type.IsNestedPrivate || type.IsNestedFamily)
        {
            problems.Add($"{type} is not accessible to the code that is generated for it.");
        }

        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !WireExceptions.IsKnown(parent))
        {
            Check(parent, $"base of {type}");
        }

        var members = WireMembers.DeclaredBy(type).ToList();
        foreach (var twice in members.Where(member => member.Id is not null).GroupBy(member => member.Id).Where(group => group.Count() > 1))
        {
            problems.Add($"{type} has the id {twice.Key} twice: {string.Join(", ", twice.Select(member => member.Name))}.");
        }

        foreach (var member in members)
        {
            if (!member.CanStore)
            {
                problems.Add($"{type}.{member.Name} has an id but neither a field nor a setter.");
            }

            Check(member.Type, $"{type}.{member.Name}");
        }

        foreach (var unmarked in WireMembers.UnmarkedIn(type))
        {
            problems.Add($"{type}.{unmarked} says neither Id nor NonSerialized.");
        }

        // A closed family: the derived types travel in its stead.
        if (type.IsAbstract)
        {
            foreach (var derived in type.Assembly.GetTypes().Where(candidate => candidate.BaseType == type))
            {
                Check(derived, $"derived from {type}");
            }
        }
    }

    private void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new OrleansConfigurationException(
                "These cannot travel between grains as the packages would demand:" + string.Concat(problems.Select(problem => $"{Environment.NewLine}- {problem}")));
        }
    }
}
