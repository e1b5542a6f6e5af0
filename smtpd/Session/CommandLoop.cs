using System.Text;
using System.Text.Unicode;
using Postfix.Config;
using Postfix.Events;
using Postfix.Mail;
using Postfix.Smtp;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Content;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Restrictions;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>Reads commands and has them carried out, until one of both sides has enough.</summary>
internal sealed class CommandLoop(SmtpSession session, SmtpdServices services, CommandTable commands, WorkClock? clock)
{
    private const string TooManyErrors = "too many errors";
    private const int MaxInputShown = 100;

    private readonly Settings _settings = services.Settings;

    /// <summary>The reply that refused the client at connect time: it may say QUIT and nothing else.</summary>
    public string? Denial { get; set; }

    private SessionState State => session.State;

    /// <summary>Talks until the session ends or starts anew.</summary>
    public CommandOutcome Run()
    {
        while (true)
        {
            if (session.IsHangingUp)
                return CommandOutcome.Quit;
            clock?.Tick();
            session.ReportErrors(_settings[SmtpdParameters.HistoryFlushThreshold]);
            session.Dialogue.StartRequest();
            if (State.ErrorCount >= _settings[SmtpdParameters.HardErrorLimit])
            {
                session.AbortReason = TooManyErrors;
                State.Errors |= ErrorClasses.Protocol;
                session.Reply($"421 4.7.0 {_settings[MailParameters.MyHostname]} Error: too many errors");
                return CommandOutcome.Quit;
            }
            ReadOnlySpan<byte> line = session.Dialogue.ReadCommand(out LineEnd end);
            // Where the end of a line is not looked at closely, all CRs belong to it.
            if (State.Rights.BareNewlines == BareNewlinePolicy.Accept)
                line = line.TrimEnd((byte)'\r');
            CommandOutcome outcome = Handle(line, end);
            if (outcome is CommandOutcome.Quit or CommandOutcome.Restart)
                return outcome;
        }
    }

    /// <summary>
    /// Whether the client has spoken before it was its turn. That is logged once per session, and may end it: what looks like
    /// several commands may have been smuggled into the text of one.
    /// </summary>
    public bool CatchesEarlyTalk()
    {
        if (State.Rights.IsStandAlone || State.SpokeTooEarly || !session.Dialogue.HasUnexpectedInput())
            return false;
        ReadOnlySpan<byte> input = session.Dialogue.Pending;
        services.Log.ImproperPipelining(State.Stage, State.Client, EscapedText.Encode(input[..Math.Min(input.Length, MaxInputShown)]));
        State.SpokeTooEarly = true;
        if (!_settings[SmtpdParameters.ForbidUnauthPipelining])
            return false;
        session.Reply(Replies.NotSynchronized);
        return true;
    }

    private CommandOutcome Handle(ReadOnlySpan<byte> line, LineEnd end)
    {
        session.NoteInput(line);
        if (end == LineEnd.TooLong)
            services.Log.LongRequest(State.Client, session.Dialogue.LineLimit, ByteText.FromBytes(line));
        if (end == LineEnd.Lf && State.Rights.BareNewlines == BareNewlinePolicy.Reject)
            return RejectBareNewline();
        State.SawBareNewline |= end == LineEnd.Lf && State.Rights.BareNewlines == BareNewlinePolicy.Note;
        // Protects the interfaces behind us against malformed UTF-8.
        if (_settings[MailParameters.SmtpUtf8Enable] && !Utf8.IsValid(line))
            return RefuseMalformed(Replies.BadUtf8);
        // The line is in the input buffer, which commands go on to use.
        byte[]? replacement = Translate(line);
        Span<byte> copy = replacement ?? (line.Length <= MaxInputShown * 4 ? stackalloc byte[line.Length] : new byte[line.Length]);
        if (replacement is null)
            line.CopyTo(copy);
        return Dispatch(copy);
    }

    private byte[]? Translate(ReadOnlySpan<byte> line)
    {
        if (!services.Lists.HasFilter)
            return null;
        string command = ByteText.FromBytes(line);
        if (services.Lists.Translate(command) is not { } replacement)
            return null;
        services.Log.ReplacedCommand(State.Client, command, replacement);
        return ByteText.ToBytes(replacement);
    }

    private CommandOutcome RejectBareNewline()
    {
        services.Log.Event(State.Describe(), "reject", "bare <LF> received");
        State.Errors |= ErrorClasses.Protocol;
        session.Reply(Replies.BareNewline(
            _settings[SmtpdAccessParameters.ForbidBareNewlineRejectCode], _settings[MailParameters.MyHostname]));
        return CommandOutcome.Quit;
    }

    private CommandOutcome RefuseMalformed(string reply)
    {
        State.Errors |= ErrorClasses.Protocol;
        session.Reply(reply);
        State.ErrorCount++;
        return CommandOutcome.Failed;
    }

    private CommandOutcome Dispatch(ReadOnlySpan<byte> line)
    {
        CommandCursor cursor = new(line);
        if (!cursor.TryRead(out CommandToken name))
            return RefuseMalformed(Replies.BadSyntax);
        if (services.Lists.IsIgnored(name))
        {
            session.Reply(Replies.Ok);
            CountJunk();
            return CommandOutcome.Accepted;
        }
        int number = commands.Find(name.Bytes);
        State.Statistics.CountReceived(number);
        if (number == commands.Unknown)
            return RefuseUnknown(name, line);
        CommandRow row = commands[number];
        if (Denial is not null && row.Command is not QuitCommand)
            return RefuseDenied();
        State.Stage = row.Name;
        if (services.Tls.Policy.IsRequired && State.Tls is null && !row.Traits.HasFlag(CommandTraits.ServesInClear))
        {
            session.Reply(Replies.TlsRequired);
            State.ErrorCount++;
            return CommandOutcome.Failed;
        }
        bool mustWaitForReply = State.Protocol != ProtocolNames.Esmtp || row.Traits.HasFlag(CommandTraits.EndsGroup);
        if (mustWaitForReply && CatchesEarlyTalk())
            return CommandOutcome.Quit;
        return Execute(row, number, cursor);
    }

    private CommandOutcome Execute(CommandRow row, int number, CommandCursor arguments)
    {
        CommandResult result = row.Command.Execute(session, arguments);
        State.Errors |= result.Errors;
        if (result.Reply is not null)
            session.Reply(result.Reply);
        if (result.Outcome == CommandOutcome.Failed)
            State.ErrorCount++;
        else if (result.Outcome != CommandOutcome.Restart)
            State.Statistics.CountAccepted(number);
        if (row.Traits.HasFlag(CommandTraits.CountsAsJunk))
            CountJunk();
        return result.Outcome;
    }

    private CommandOutcome RefuseUnknown(CommandToken name, ReadOnlySpan<byte> line)
    {
        State.Stage = Stages.UnknownCommand;
        if (HeaderName.NameLength(name.Bytes) > 0 || services.Lists.IsForbidden(name.ToString()))
        {
            services.Log.NonSmtpCommand(State.Client, EscapedText.Encode(line));
            session.Reply(Replies.Goodbye);
            return CommandOutcome.Quit;
        }
        if (Denial is not null)
            return RefuseDenied();
        session.Reply(Replies.UnknownCommand);
        State.Errors |= ErrorClasses.Protocol;
        State.ErrorCount++;
        return CommandOutcome.Failed;
    }

    // RFC 5321, section 3.1.
    private CommandOutcome RefuseDenied()
    {
        session.Reply($"503 5.7.0 Error: access denied for {State.Client.NameAddress}");
        State.ErrorCount++;
        return CommandOutcome.Failed;
    }

    private void CountJunk()
    {
        if (State.JunkCount++ > _settings[SmtpdParameters.JunkCommandLimit])
            State.ErrorCount++;
    }
}
