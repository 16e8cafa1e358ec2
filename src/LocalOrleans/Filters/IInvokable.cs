using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as a filter sees it. Differs from the packages: only these members.</summary>
public interface IInvokable
{
    int GetArgumentCount();

    object? GetArgument(int index);

    void SetArgument(int index, object value);

    string GetMethodName();

    string GetInterfaceName();

    MethodInfo GetMethod();

    Type GetInterfaceType();
}
