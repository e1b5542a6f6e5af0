using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.SmtpClient.Sessions;

/// <summary>
/// One delivery's use of a connection: sends commands and receives replies. What goes wrong with the connection is a
/// <see cref="ConversationException"/>.
/// </summary>
internal sealed class SmtpSession(ServerConnection connection, SessionRules rules, string queueId, SessionFate fate)
{
    private const int ExcerptLength = 30;
    private readonly SmtpReplyParser _replies = new(rules.LineLimit);

    public ServerConnection Connection { get; } = connection;

    public PeerName Peer => Connection.Peer;

    /// <summary>What happens to the connection afterwards.</summary>
    public SessionFate Fate { get; private set; } = fate;

    /// <summary>This is one of the most preferred servers of its destination.</summary>
    public bool IsBestServer { get; init; }

    /// <summary>The connection comes from the cache: the greetings are exchanged.</summary>
    public bool IsReused { get; init; }

    /// <summary>What went wrong so far, for notices to the postmaster.</summary>
    public ErrorClasses Errors { get; private set; }

    public Transcript Transcript { get; } = new(rules.Notify != ErrorClasses.None);

    public bool Offers(ServerFeatures feature) => Connection.Offers(feature);

    /// <summary>Lowers the chances of the connection to be used again.</summary>
    public void Worsen(SessionFate fate)
    {
        if (fate > Fate)
            Fate = fate;
    }

    /// <summary>
    /// Notes trouble; after a breach of protocol the two sides may be out of step, so the connection is not kept.
    /// </summary>
    public void Note(ErrorClasses error)
    {
        Errors |= error;
        if (error == ErrorClasses.Protocol)
            Worsen(SessionFate.Close);
    }

    /// <summary>Encryption failed, and mail had better be sent without.</summary>
    public bool IsBetterInClear { get; set; }

    /// <summary>QUIT is on its way.</summary>
    public bool HasSaidGoodbye { get; private set; }

    /// <summary>Puts a command into the output buffer; it is sent with the next <see cref="Receive"/>.</summary>
    public void Send(string command, bool isLast = false)
    {
        HasSaidGoodbye |= isLast;
        Write(command, command);
    }

    /// <summary>As <see cref="Send"/>; the second part of the line is shown to nobody but the server.</summary>
    public void SendSecret(string command, string secret) =>
        Write(command + secret, secret.Length == 0 ? command : ByteText.TrimStart($"{command} (authentication data)"));

    private void Write(string line, string shown)
    {
        Transcript.Sent(shown);
        if (rules.Log.IsVerbose)
            rules.Log.Debug($"> {Peer.Endpoint}: {shown}");
        Connection.Channel.Write(line);
        Connection.Channel.Write("\r\n"u8);
    }

    /// <summary>From now on the time limit of this stage holds.</summary>
    public void StartTimer(Stage stage) => rules.StartTimer(Connection.Channel, stage);

    /// <summary>Sends what is pending, and waits for one reply.</summary>
    public SmtpReply Receive(Stage stage)
    {
        StartTimer(stage);
        while (true)
        {
            string line = Filter(ReadLine(stage), stage);
            bool wasFull = _replies.IsFull;
            ReplyLine kind = _replies.Add(line);
            if (!wasFull && _replies.IsFull && kind != ReplyLine.Complete)
                rules.Log.Warning($"{Peer.Endpoint}: multi-line response longer than {rules.LineLimit} {Excerpt(_replies.Text)}...");
            if (kind == ReplyLine.Garbage)
                NoteGarbage(line);
            if (kind == ReplyLine.Complete)
                return _replies.Take();
        }
    }

    /// <summary>Sends what is pending without waiting for an answer; whether it arrives does not matter.</summary>
    public void TryFlush()
    {
        try
        {
            Connection.Channel.Flush();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            Worsen(SessionFate.Abandon);
        }
    }

    private string ReadLine(Stage stage)
    {
        ReadOnlySpan<byte> bytes;
        LineEnd end;
        try
        {
            bytes = SmtpLineReader.Read(Connection.Channel, rules.LineLimit, out end);
        }
        catch (TimeoutException error)
        {
            throw new ConversationException(ConversationFault.TimedOut, stage, error);
        }
        catch (IOException error)
        {
            throw new ConversationException(ConversationFault.Lost, stage, error);
        }
        if (end == LineEnd.EndOfInput)
            throw new ConversationException(ConversationFault.Lost, stage);
        // Some servers send more than one CR.
        string line = ByteText.Printable(ByteText.FromBytes(bytes.TrimEnd((byte)'\r')));
        if (end == LineEnd.TooLong)
            rules.Log.Warning($"{Peer.Endpoint}: response longer than {rules.LineLimit}: {Excerpt(line)}...");
        if (rules.Log.IsVerbose)
            rules.Log.Debug($"< {Peer.Endpoint}: {line}");
        if (!_replies.IsFull)
            Transcript.Received(line);
        return line;
    }

    /// <summary>Puts another line in the place of the server's, if smtp_reply_filter says so.</summary>
    private string Filter(string line, Stage stage)
    {
        if (rules.ReplyFilter is null)
            return line;
        LookupResult result = rules.ReplyFilter(line);
        if (result.IsFailed)
        {
            rules.Log.Warning($"{queueId}: table {rules.ReplyFilterName} lookup error for {line}");
            throw new ConversationException(ConversationFault.LocalData, stage);
        }
        if (!result.IsFound)
            return line;
        rules.Log.Info($"{Peer.Endpoint}: replacing server reply \"{line}\" with \"{result.Value}\"");
        Transcript.Replaced(result.Value);
        return result.Value;
    }

    /// <summary>
    /// With pipelining, a line too many makes all later replies answer the wrong command, and mail may get lost; but refusing to
    /// go
    /// on would deliver other mail twice or never, so that decision stays with the administrator.
    /// </summary>
    private void NoteGarbage(string line)
    {
        Note(ErrorClasses.Protocol);
        if (!Offers(ServerFeatures.Pipelining))
            return;
        rules.Log.Warning($"{queueId}: non-{rules.ProtocolWord} response from {Peer.Endpoint}: {(line.Length > 100 ? line[..100] : line)}");
        if (rules.GivesAdvice)
            rules.Log.Warning(
                $"to prevent loss of mail, turn off command pipelining for {Peer.Address} with the {rules.EhloMapsName} parameter");
    }

    private static string Excerpt(string text) => text.Length > ExcerptLength ? text[..ExcerptLength] : text;
}
