namespace Orleans;

/// <summary>Runs around calls that come in: of a silo's grains if it is one of its services, of one grain if its class is one.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>Runs around calls that go out from a silo or a client.</summary>
public interface IOutgoingGrainCallFilter
{
    Task Invoke(IOutgoingGrainCallContext context);
}

public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

public delegate Task OutgoingGrainCallFilterDelegate(IOutgoingGrainCallContext context);
