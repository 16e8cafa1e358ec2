using System.Linq.Expressions;
using System.Reflection;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>A method that answers with a sequence, fetched in batches while the caller enumerates.</summary>
internal sealed class EnumerableMethod<T> : GrainMethod
{
    public EnumerableMethod(MethodInfo method) : base(method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        Invoke = Expression.Lambda<Func<object, object?[], IAsyncEnumerable<T>>>(
            Expression.Call(
                Expression.Convert(target, method.DeclaringType!),
                method,
                method.GetParameters().Select((parameter, i) =>
                    Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType))),
            target,
            arguments).Compile();
        ItemCopier = Copiers.Of<T>();
    }

    public Func<object, object?[], IAsyncEnumerable<T>> Invoke { get; }

    public Copier<T> ItemCopier { get; }

    /// <summary>Sends nothing yet; each enumeration starts the method anew.</summary>
    public override object Call(GrainReference reference, object?[] arguments)
    {
        CopyArguments(arguments);
        return new RemoteSequence<T>(reference, this, arguments);
    }
}
