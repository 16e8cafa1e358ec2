using System.Text.Json;

namespace Sunomi.Tests.Product;

internal static class Listening
{
    /// <summary>The protocol does not tell when a subscription has begun: comments are written until it hears of one.</summary>
    public static Task UntilHeard(this Person person, SubscriptionEvents activity, string videoId) => person.UntilHeard(
        activity.First(data => data.GetProperty("videoActivity").GetProperty("__typename").GetString() == "CommentAdded"),
        videoId);

    /// <param name="heard">The first comment that whoever listens hears of.</param>
    public static async Task<JsonElement> UntilHeard(this Person person, Task<JsonElement> heard, string videoId)
    {
        var calls = 0;
        do
        {
            var answer = await person.Ask(
                "mutation($id: ID!, $text: String!) { addComment(videoId: $id, text: $text) { errors { code } } }",
                new { id = videoId, text = $"Is anybody there? {++calls}" });
            answer.UserErrors("addComment").ShouldBeEmpty();
        }
        while (await Task.WhenAny(heard, Task.Delay(200)) != heard);
        return await heard;
    }
}
