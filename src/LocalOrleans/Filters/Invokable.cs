using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Filters;

internal sealed class Invokable(GrainMethod method, object?[] arguments) : IInvokable
{
    public int GetArgumentCount() => arguments.Length;

    public object? GetArgument(int index) => arguments[index];

    public void SetArgument(int index, object value) => arguments[index] = value;

    public string GetMethodName() => method.Method.Name;

    public string GetInterfaceName() => GetInterfaceType().FullName!;

    public MethodInfo GetMethod() => method.Method;

    public Type GetInterfaceType() => method.Method.DeclaringType!;
}
