using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Makes empty instances: by the parameterless constructor where there is one, else without any.</summary>
internal static class Instances
{
    public static T Create<T>() => Maker<T>.Create();

    private static class Maker<T>
    {
        public static readonly Func<T> Create =
            typeof(T).IsValueType ? () => default!
            : typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not null
                ? () => (T)Activator.CreateInstance(typeof(T), nonPublic: true)!
                : () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}
