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
        Phase.EndOfData => "sending message",
        Phase.Reset => "sending RSET command",
        _ => "sending QUIT command",
    };

    private string HelloVerb => script.Dialect == Dialect.Lmtp ? "LHLO" : "HELO";

    public override void OnInput()
    {
        while (!Channel.HasOutput && TryReadLine(out ReadOnlySpan<byte> line, out int length))
        {
            if (log.IsVerbose)
                log.Debug($"<<< {ByteText.FromBytes(line)}");
            bool isComplete = _reply.Add(line);
            Channel.Consume(length);
            if (!isComplete)
                continue;
            if (_phase == Phase.Quit)
            {
                End();
                return;
            }
            OnReply();
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

    // A line that does not fit in the buffer counts as it is.
    private bool TryReadLine(out ReadOnlySpan<byte> line, out int length)
    {
        ReadOnlySpan<byte> input = Channel.Input;
        int end = input.IndexOf((byte)'\n');
        line = end < 0 ? input : input[..end].TrimEnd((byte)'\r');
        length = end < 0 ? input.Length : end + 1;
        return end >= 0 || Channel.IsInputFull;
    }

    private void OnReply()
    {
        switch (_phase)
        {
            case Phase.Greeting:
                Expect(2, "rejected at server banner:");
                if (script.Dialect == Dialect.Old)
                    SendSender();
                else
                    Send(Phase.Hello, $"{HelloVerb} {script.HostName}");
                break;
            case Phase.Hello:
                Expect(2, $"{HelloVerb} rejected:");
                SendSender();
                break;
            case Phase.Sender:
                if (Expect(2, "sender rejected:"))
                    SendRecipient();
                else
                    Send(Phase.Reset, "RSET");
                break;
            case Phase.Recipient:
                OnRecipientReply();
                break;
            case Phase.Data:
                if (Expect(3, "data rejected:"))
                    SendMessage();
                else
                    Send(Phase.Reset, "RSET");
                break;
            case Phase.EndOfData:
                OnEndOfDataReply();
                break;
            default:
                StartNext();
                break;
        }
    }

    private void OnRecipientReply()
    {
        if (Expect(2, "recipient rejected:"))
            _acceptedRecipients++;
        if (_missingRecipients > 0)
            SendRecipient();
        else if (_acceptedRecipients > 0)
            Send(Phase.Data, "DATA");
        else
            Send(Phase.Reset, "RSET");
    }

    private void OnEndOfDataReply()
    {
        if (--_missingReplies == 0)
            Pool.CountSent();
        Expect(2, "end of data rejected:");
        if (_missingReplies == 0)
            StartNext();
    }

    // True for a reply of the expected class.
    private bool Expect(int replyClass, string problem)
    {
        if (_reply.Code / 100 == replyClass)
            return true;
        string text = $"{problem} {_reply.Code} {_reply.Text}";
        if (!script.GoesOnAfterRejection)
            throw new FatalException(text);
        log.Warning(text);
        return false;
    }

    private void StartNext()
    {
        if (!script.KeepsConnection || Pool.TakeMessage() is not { } left)
        {
            Send(Phase.Quit, "QUIT");
            return;
        }
        _message = left;
        if (!Pool.HasDelay)
        {
            SendSender();
            return;
        }
        Channel.Pause(); // what the server says meanwhile is no reply
        Pool.Delay(() =>
        {
            SendSender();
            Channel.Resume();
        });
    }

    private void SendSender()
    {
        _missingRecipients = script.Recipients.PerMessage;
        _acceptedRecipients = 0;
        Send(Phase.Sender, $"MAIL FROM:<{script.Sender}>");
    }

    private void SendRecipient()
    {
        _recipient = script.Recipients.Next();
        _missingRecipients--;
        Send(Phase.Recipient, $"RCPT TO:<{_recipient}>");
    }

    private void SendMessage()
    {
        _phase = Phase.EndOfData;
        _missingReplies = script.Dialect == Dialect.Lmtp ? _acceptedRecipients : 1;
        if (log.IsVerbose)
            log.Debug(".");
        if (script.Header is { } header)
            Channel.Write(header.Of(Channel.Number, _message, _recipient));
        Channel.WriteShared(script.Payload);
        Channel.Flush();
    }

    private void Send(Phase phase, string command)
    {
        _phase = phase;
        if (log.IsVerbose)
            log.Debug(command);
        Channel.Write(ByteText.ToBytes(command));
        Channel.Write("\r\n"u8);
        Channel.Flush();
    }
}
