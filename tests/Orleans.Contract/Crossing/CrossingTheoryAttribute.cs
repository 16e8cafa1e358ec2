namespace Sunomi.Tests.Crossing;

/// <summary>A test of both lanes; left out, with the reason said, where only one of them was built.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CrossingTheoryAttribute : TheoryAttribute
{
    public CrossingTheoryAttribute()
    {
        if (!File.Exists(CrossingProgram.Other))
        {
            Skip = $"left out: no build of the other lane at {CrossingProgram.Other}; build tests/Orleans.Crossing with the other OrleansSource";
        }
    }
}
