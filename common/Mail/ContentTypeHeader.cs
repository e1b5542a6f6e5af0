namespace Postfix.Mail;

/// <summary>The value of a Content-Type header: the type, and every boundary that it names.</summary>
internal readonly record struct ContentTypeHeader(MimeType? Type, MimeEntity PartDefault, List<string> Boundaries)
{
    /// <summary>
    /// Reads a value. A type that is not known leaves open what the content is, a missing one makes it opaque. More than one boundary is
    /// illegal but noted, because other software may look at any of them.
    /// </summary>
    public static ContentTypeHeader Parse(ReadOnlySpan<byte> value)
    {
        HeaderTokenizer tokens = new(value, HeaderTokenizer.MimeSpecials);
        Item type = Item.Read(ref tokens);
        if (type.Count == 0)
            return new(MimeType.Other, MimeEntity.Text, []);
        string? subtype = type.Second.IsSpecial('/') && type.Third.Kind == HeaderTokenKind.Word ? type.Third.Value : null;
        HeaderToken subtypeToken = new(HeaderTokenKind.Word, subtype ?? "");
        if (type.First.IsWord("text"))
            return new(MimeType.Text, MimeEntity.Text, []);
        if (type.First.IsWord("message"))
            return new(MessageType(subtypeToken), MimeEntity.Text, []);
        if (!type.First.IsWord("multipart"))
            return new(null, MimeEntity.Text, []);
        MimeEntity partDefault = subtypeToken.IsWord("digest") ? new(MimeType.MessageRfc822, MimeEncoding.SevenBit) : MimeEntity.Text;
        return new(MimeType.Multipart, partDefault, ReadBoundaries(ref tokens));
    }

    private static MimeType MessageType(HeaderToken subtype) =>
        subtype.IsWord("rfc822") ? MimeType.MessageRfc822
        : subtype.IsWord("partial") || subtype.IsWord("external-body") ? MimeType.MessageFragment
        : subtype.IsWord("global") ? MimeType.MessageGlobal
        : MimeType.Message;

    private static List<string> ReadBoundaries(ref HeaderTokenizer tokens)
    {
        List<string> boundaries = [];
        for (Item item = Item.Read(ref tokens); !item.IsEnd; item = Item.Read(ref tokens))
            if (item.Count >= 3 && item.First.IsWord("boundary") && item.Second.IsSpecial('='))
                boundaries.Add(item.Third.Value);
        return boundaries;
    }

    /// <summary>The first tokens of what stands before the next semicolon.</summary>
    private readonly record struct Item(int Count, HeaderToken First, HeaderToken Second, HeaderToken Third, bool IsEnd)
    {
        public static Item Read(ref HeaderTokenizer tokens)
        {
            Item item = default;
            while (true)
            {
                if (tokens.Next() is not { } token)
                    return item with { IsEnd = item.Count == 0 };
                if (token.IsSpecial(';'))
                    return item;
                item = item.Count switch
                {
                    0 => item with { Count = 1, First = token },
                    1 => item with { Count = 2, Second = token },
                    2 => item with { Count = 3, Third = token },
                    _ => item,
                };
            }
        }
    }
}
