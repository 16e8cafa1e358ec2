using System.Net;
using System.Text.Json;

namespace Sunomi.Tests.Product;

/// <summary>What a GraphQL request was answered with.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public JsonElement Data
    {
        get
        {
            if (Body.TryGetProperty("errors", out var errors))
            {
                throw new ShouldAssertException($"The answer has errors: {errors}");
            }

            return Body.GetProperty("data");
        }
    }

    /// <summary><c>extensions.code</c> of the only top-level error.</summary>
    public string? ErrorCode => Body.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().GetProperty("extensions").GetProperty("code").GetString();

    /// <summary>Codes of the errors that a mutation's payload lists.</summary>
    public string?[] UserErrors(string field) =>
        [.. Data.GetProperty(field).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString())];
}
