using Postfix.Cli.Load;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.SmtpSource;

/// <summary>One SMTP or LMTP connection: a command, its reply, the next command.</summary>
internal sealed class SmtpSourceSession(SourcePool pool, SessionScript script, Log log) : SourceSession(pool)
{
    private readonly ServerReply _reply = new();
    private Phase _phase = Phase.Greeting;
    private int _message;
    private string _recipient = "";
    private int _missingRecipients;
    private int _acceptedRecipients;
    private int _missingReplies;
    private bool _isSkipping;

    private enum Phase
    {
        Greeting,
        Hello,
        Sender,
        Recipient,
        Data,
        EndOfData,
        Reset,
        Quit,
    }

    protected override string Activity => _phase switch
    {
        Phase.Greeting => "reading server greeting",
        Phase.Hello => $"sending {HelloVerb}",
        Phase.Sender => "sending sender",
        Phase.Recipient => "sending recipient",
        Phase.Data => "sending DATA command",
        _ => "sending message",
    };

    private string HelloVerb => script.Dialect == Dialect.Lmtp ? "LHLO" : "HELO";

    public override void OnInput()
    {
        while (!Channel.HasOutput && !Channel.IsPaused && TryReadLine(out ReadOnlySpan<byte> line, out int length))
        {
            if (log.IsVerbose)
                log.Debug($"<<< {ByteText.FromBytes(line)}");
            bool isComplete = _reply.Add(line);
            Channel.Consume(length);
            if (!isComplete)
                continue;
            if (!OnReply())
            {
                End();
                return;
            }
            _reply.Clear();
        }
    }

    // The server may leave before it has said goodbye.
    public override void OnLost(Ipc.ChannelLoss loss)
    {
        if (_phase == Phase.Quit)
            End();
        else
            base.OnLost(loss);
    }

    protected override void Begin(int left) => _message = left;

    // Of a line that is too long the beginning counts, and the rest is passed over.
    private bool TryReadLine(out ReadOnlySpan<byte> line, out int length)
    {
        if (_isSkipping)
            SkipLine();
        ReadOnlySpan<byte> input = Channel.Input;
        int end = input.IndexOf((byte)'\n');
        bool isTooLong = (end < 0 ? input.Length : end) >= ReplyLimit;
        line = isTooLong ? input[..ReplyLimit] : end < 0 ? [] : input[..end].TrimEnd((byte)'\r');
        length = isTooLong ? ReplyLimit : end + 1;
        if (line.IndexOf((byte)0) is >= 0 and var zero)
            line = line[..zero];
        _isSkipping |= isTooLong;
        return isTooLong || end >= 0;
    }

    private void SkipLine()
    {
        int end = Channel.Input.IndexOf((byte)'\n');
        Channel.Consume(end < 0 ? Channel.Input.Length : end + 1);
        _isSkipping = end < 0;
    }

    // False when the session is over.
    private bool OnReply()
    {
        switch (_phase)
        {
            case Phase.Greeting:
                IsAccepted(2, "rejected at server banner:");
                if (script.Dialect == Dialect.Old)
                    SendSender();
                else
                    Send(Phase.Hello, $"{HelloVerb} {script.HostName}");
                return true;
            case Phase.Hello:
                if (!IsAccepted(2, $"{HelloVerb} rejected:") && _reply.IsFarewell)
                    return false;
                SendSender();
                return true;
            case Phase.Sender:
                return IsAccepted(2, "sender rejected:") ? SendRecipient() : Reset();
            case Phase.Recipient:
                return OnRecipientReply();
            case Phase.Data:
                return IsAccepted(3, "data rejected:") ? SendMessage() : Reset();
            case Phase.EndOfData:
                return OnEndOfDataReply();
            case Phase.Reset:
                return (IsAccepted(2, "rset rejected:") || !_reply.IsFarewell) && StartNext();
            default:
                return false;
        }
    }

    private bool OnRecipientReply()
    {
        if (IsAccepted(2, "recipient rejected:"))
            _acceptedRecipients++;
        else if (_reply.IsFarewell)
            return false;
        return _missingRecipients > 0 ? SendRecipient()
            : _acceptedRecipients > 0 ? Send(Phase.Data, "DATA")
            : Reset();
    }

    private bool OnEndOfDataReply()
    {
        if (!IsAccepted(2, "end of data rejected:") && _reply.IsFarewell)
            return false;
        return --_missingReplies > 0 || StartNext();
    }

    // Whether the reply is of the expected class; of positive intermediate ones only 354 means anything here.
    private bool IsAccepted(int replyClass, string problem)
    {
        if (replyClass == 3 ? _reply.Code == ServerReply.StartInput : _reply.Code / 100 == replyClass)
            return true;
        string text = $"{problem} {_reply.Code} {_reply.Text}";
        if (!script.GoesOnAfterRejection)
            throw new FatalException(text);
        log.Warning(text);
        return false;
    }

    private bool Reset() => !_reply.IsFarewell && Send(Phase.Reset, "RSET");

    private bool StartNext()
    {
        if (!script.KeepsConnection || !Pool.HasMessages)
            return Send(Phase.Quit, "QUIT");
        if (!Pool.HasDelay)
        {
            TakeNext();
            return true;
        }
        Channel.Pause(); // what the server says meanwhile is no reply
        Pool.Delay(() =>
        {
            TakeNext();
            Channel.Resume();
        });
        return true;
    }

    // Others may have taken the last one during the wait.
    private void TakeNext()
    {
        if (Pool.TakeMessage() is not { } left)
        {
            Send(Phase.Quit, "QUIT");
            return;
        }
        _message = left;
        SendSender();
    }

    private void SendSender()
    {
        _missingRecipients = script.Recipients.PerMessage;
        _acceptedRecipients = 0;
        Send(Phase.Sender, $"MAIL FROM:<{script.Sender}>");
    }

    private bool SendRecipient()
    {
        _recipient = script.Recipients.Next();
        _missingRecipients--;
        return Send(Phase.Recipient, $"RCPT TO:<{_recipient}>");
    }

    private bool SendMessage()
    {
        _phase = Phase.EndOfData;
        _missingReplies = script.Dialect == Dialect.Lmtp ? _acceptedRecipients : 1;
        if (log.IsVerbose)
            log.Debug(".");
        if (script.Header is { } header)
            Channel.Write(header.Of(Channel.Number, _message, _recipient));
        Channel.WriteShared(script.Payload);
        Channel.Flush();
        Pool.CountSent();
        return true;
    }

    private bool Send(Phase phase, string command)
    {
        _phase = phase;
        if (log.IsVerbose)
            log.Debug(command);
        Channel.Write(ByteText.ToBytes(command));
        Channel.Write("\r\n"u8);
        Channel.Flush();
        return true;
    }
}
