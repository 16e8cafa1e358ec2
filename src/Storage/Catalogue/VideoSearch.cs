namespace Sunomi.Storage.Catalogue;

/// <summary>
/// What is searched in a video, as SQL expressions over its document and the names of its channel: words in title (A), tags, channel
/// name and handle (B), description (D); and, for words that are only similar, all of it but the description.
/// </summary>
internal static class VideoSearch
{
    public static string WordsOf(string document, string channelName, string channelHandle) =>
        $"""
        setweight(to_tsvector('simple', search_fold({document} ->> 'Title')), 'A')
        || setweight(to_tsvector('simple', search_fold({TagsOf(document)} || ' ' || coalesce({channelName}, '') || ' ' || coalesce({channelHandle}, ''))), 'B')
        || setweight(to_tsvector('simple', search_fold(coalesce({document} ->> 'Description', ''))), 'D')
        """;

    public static string TextOf(string document, string channelName, string channelHandle) =>
        $"""
        search_fold(({document} ->> 'Title') || ' ' || {TagsOf(document)} || ' ' || coalesce({channelName}, '') || ' ' || coalesce({channelHandle}, ''))
        """;

    private static string TagsOf(string document) =>
        $"coalesce((select string_agg(tag, ' ') from jsonb_array_elements_text({document} -> 'Tags') as tag), '')";
}
