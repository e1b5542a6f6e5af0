using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Header and body checks (header_checks(5)).</summary>
/// <param name="message">The message.</param>
/// <param name="rules">The tables.</param>
/// <param name="headers">Where text is put before headers.</param>
/// <param name="output">Where text is put before body lines.</param>
/// <param name="log">Hears about trouble.</param>
internal sealed class ContentChecks(Message message, ContentRules rules, HeaderOutput headers, QueueFileOutput output, CleanupLog log)
{
    private const string CharacterCheck = "character reject";

    private readonly CheckActions _actions = new(message, log);

    /// <summary>Checks a header.</summary>
    /// <param name="section">Where it stands; MIME headers of the message itself count as those of a body part.</param>
    /// <param name="text">The whole header.</param>
    public CheckResult CheckHeader(MimeSection section, ReadOnlySpan<byte> text)
    {
        MapList? table = section switch
        {
            MimeSection.Primary => rules.HeaderChecks,
            MimeSection.Multipart => rules.MimeHeaderChecks,
            _ => rules.NestedHeaderChecks,
        };
        return table is null || !message.IsFiltered ? CheckResult.Keep : Check(table, CheckContext.Header, text);
    }

    /// <summary>Checks a line, or a piece of a long one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it stands in its body part.</param>
    public CheckResult CheckBody(ReadOnlySpan<byte> text, long offset)
    {
        bool applies = rules.BodyChecks is not null && message.IsFiltered && (rules.BodyCheckLimit == 0 || offset < rules.BodyCheckLimit);
        return applies ? Check(rules.BodyChecks!, CheckContext.Body, text) : CheckResult.Keep;
    }

    /// <summary>Rejects the message when text has bytes that are not wanted; false then.</summary>
    public bool CheckCharacters(ReadOnlySpan<byte> text)
    {
        if (rules.Rejected is null || !message.IsFiltered || text.IndexOfAny(rules.Rejected) < 0)
            return true;
        _actions.Apply(new(CheckContext.Content, ByteText.FromBytes(text), CharacterCheck, static _ => { }), "REJECT disallowed character");
        return false;
    }

    private CheckResult Check(MapList table, string name, ReadOnlySpan<byte> text)
    {
        string key = ByteText.FromBytes(text);
        LookupResult action = table.Find(key);
        if (action.IsFound)
            return _actions.Apply(new(name, key, table.Title, name == CheckContext.Header ? headers.Write : PrependLine), action.Value);
        if (action.IsFailed)
        {
            log.LookupProblem(message, table.Title);
            message.Fail(CleanupStatus.Write);
        }
        return CheckResult.Keep;
    }

    private void PrependLine(string text) => output.WriteLine(RecordType.Line, ByteText.ToBytes(text));
}
