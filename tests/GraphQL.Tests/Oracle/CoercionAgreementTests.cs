namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Coercion of literals, variables and results: as the reference, and where it changes or refuses, switching it off changes the answer.</summary>
public sealed class CoercionAgreementTests
{
    public static TheoryData<CoercionCase> Refused => [.. CoercionCases.Refused];

    public static TheoryData<CoercionCase> Accepted => [.. CoercionCases.Accepted];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_misfit_is_treated_alike_and_by_its_coercion_alone(CoercionCase test)
    {
        ArgumentNullException.ThrowIfNull(test);

        var theirs = await Agreement.OnAsync(test.With);

        var off = await Agreement.OursAsync(test.Without);
        (await Agreement.DifferenceAsync(test.With, off, theirs)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public Task What_fits_arrives_alike(CoercionCase test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return Agreement.OnAsync(test.With);
    }
}
