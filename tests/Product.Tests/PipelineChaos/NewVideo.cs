using System.Text.Json;

namespace Sunomi.Tests.Product.PipelineChaos;

/// <summary>A video whose bytes are still to be sent.</summary>
/// <param name="Target">where its bytes go</param>
internal sealed record NewVideo(string File, string Id, JsonElement Target);
