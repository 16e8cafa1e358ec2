using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way through the filters.</summary>
public interface IGrainCallContext
{
    IInvokable Request { get; }

    /// <summary>The grain that is called, or on the caller's side the reference to it.</summary>
    object Grain { get; }

    /// <summary>Null for a client.</summary>
    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>Null until the call has ended; may be replaced then.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter and in the end to the method. A filter that calls neither this nor sets a result breaks the chain.</summary>
    Task Invoke();
}

/// <summary>A call on the callee's side, in its turn.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    IGrainContext TargetContext { get; }

    MethodInfo ImplementationMethod { get; }
}

/// <summary>A call on the caller's side.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>Null for a client.</summary>
    IGrainContext? SourceContext { get; }
}
