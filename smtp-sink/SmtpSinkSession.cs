using System.Net.Sockets;
using Postfix.Cli.Load;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.SmtpSink;

/// <summary>One client: commands and their replies, and message text.</summary>
/// <param name="pool">The pool that it belongs to.</param>
/// <param name="options">How the server behaves.</param>
/// <param name="replies">Its replies.</param>
/// <param name="statistics">Counts what happens.</param>
/// <param name="log">For <c>-v</c> and warnings.</param>
/// <param name="commandLog">For commands that are logged.</param>
internal sealed class SmtpSinkSession(
    SinkPool pool, SinkOptions options, SinkReplies replies, SinkStatistics statistics, Log log, Log commandLog) : SinkSession(pool)
{
    private const int LongestCommand = 2048; // with its CR LF
    private const int MostLogged = 100;

    private SinkTransaction? _transaction;
    private string? _heloArguments;
    private string _protocol = options.IsLmtp ? "LMTP" : "SMTP";
    private int _recipients; // those of the last transaction, until all of them have their reply
    private bool _isReceivingText;
    private bool _isStartOfText;
    private bool _isReading;
    private bool _isOver;

    private string ClientAddress => Client is not { } client ? "local"
        : client.Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"ipv6:{client.Address}"
        : client.Address.ToString();

    public override void OnInput()
    {
        _isReading = true;
        while (!_isOver && !Channel.HasOutput && !Channel.IsPaused && (_isReceivingText ? ReadText() : ReadCommand()))
        {
        }
        _isReading = false;
    }

    public override void OnLost(ChannelLoss loss)
    {
        bool isWriting = Channel.HasOutput;
        if (loss == ChannelLoss.TimedOut)
            log.Warning(isWriting ? "write timeout" : "read timeout");
        else if (isWriting)
            log.Warning("lost connection");
        else if (log.IsVerbose)
            log.Debug("disconnect");
        Disconnect();
    }

    protected override void Begin()
    {
        if (log.IsVerbose)
            log.Debug(Client is { } client ? $"connect ({(client.Address.AddressFamily == AddressFamily.InterNetworkV6 ? "AF_INET6" : "AF_INET")} {client.Address})" : "connect (AF_LOCAL local)");
        Answer(SinkVerb.Connect, "connect", "");
    }

    // False when more input is needed.
    private bool ReadCommand()
    {
        ReadOnlySpan<byte> input = Channel.Input;
        int end = input.IndexOf("\r\n"u8);
        if ((end < 0 ? input.Length : end + 2) > LongestCommand)
        {
            log.Warning("command line too long");
            HangUp();
            return false;
        }
        if (end < 0)
            return false;
        int zero = input[..end].IndexOf((byte)0);
        string line = ByteText.FromBytes(input[..(zero < 0 ? end : zero)]);
        Channel.Consume(end + 2);
        if (log.IsVerbose)
            log.Debug(line);
        Execute(line);
        return true;
    }

    private void Execute(string line)
    {
        string command = line.TrimStart(' ', '\t');
        int length = command.AsSpan().IndexOfAny(' ', '\t');
        string name = length < 0 ? command : command[..length];
        string arguments = length < 0 ? "" : ByteText.PrintableAscii(command[(length + 1)..]);
        if (options.Rules.Find(ByteText.ToBytes(name)) is { } verb)
            Answer(verb, name, arguments);
        else
            Say(name.Length == 0 ? "500 5.5.2 Error: unknown command\r\n"u8 : "500 5.5.1 Error: unknown command\r\n"u8);
    }

    private void Answer(SinkVerb verb, string name, string arguments)
    {
        CommandRule rule = options.Rules[verb];
        if (rule.IsLogged)
            commandLog.Info($"{name} {arguments[..Math.Min(arguments.Length, MostLogged)]}");
        if (rule.IsDisconnect)
            HangUp();
        else if (rule.IsFarewell)
        {
            Say("421 4.0.0 Server closing connection\r\n"u8);
            HangUp();
        }
        else if (rule.IsHardError || rule.IsSoftError)
            Refuse(verb, rule.IsHardError ? replies.HardError : replies.SoftError);
        else
            Wait(rule.NextDelay(Random.Shared), () => Respond(verb, arguments));
    }

    private void Refuse(SinkVerb verb, byte[] reply)
    {
        if (verb == SinkVerb.EndOfData)
            ReplyToEnd(reply);
        else
            Say(reply);
    }

    private void Wait(TimeSpan delay, Action next)
    {
        if (delay == TimeSpan.Zero)
        {
            next();
            return;
        }
        Channel.Pause();
        Pool.After(delay, () =>
        {
            if (_isOver)
                return;
            next();
            StopAtLimit();
            Channel.Resume();
        });
    }

    private void Respond(SinkVerb verb, string arguments)
    {
        switch (verb)
        {
            case SinkVerb.Connect:
                Say(replies.Greeting);
                break;
            case SinkVerb.Helo:
                Greet("SMTP", arguments, replies.Helo);
                break;
            case SinkVerb.Ehlo:
                Greet("ESMTP", arguments, replies.Ehlo);
                break;
            case SinkVerb.Lhlo:
                Greet(_protocol, arguments, replies.Ehlo);
                break;
            case SinkVerb.Mail:
                StartTransaction(arguments);
                break;
            case SinkVerb.Rcpt:
                AddRecipient(arguments);
                break;
            case SinkVerb.Data:
                StartText();
                break;
            case SinkVerb.EndOfData:
                ReplyToEnd(replies.EndOfData);
                break;
            case SinkVerb.Rset:
                EndTransaction();
                Say("250 2.1.0 Ok\r\n"u8);
                break;
            case SinkVerb.Quit:
                Say("221 Bye\r\n"u8);
                statistics.CountQuit();
                HangUp();
                break;
            default:
                Say("250 2.0.0 Ok\r\n"u8);
                break;
        }
    }

    private void Greet(string protocol, string arguments, byte[] reply)
    {
        EndTransaction();
        _protocol = protocol;
        _heloArguments = arguments.TrimStart(' ');
        Say(reply);
    }

    private void StartTransaction(string arguments)
    {
        if (_transaction is not null)
        {
            Say("503 5.5.1 Error: nested MAIL command\r\n"u8);
            return;
        }
        Say("250 2.1.0 Ok\r\n"u8);
        if (_isOver)
            return;
        _recipients = 0;
        _transaction = new SinkTransaction(options.Captures, options.HostName, ClientAddress, _protocol, _heloArguments);
        _transaction.Start(arguments);
    }

    private void AddRecipient(string arguments)
    {
        if (_transaction is null)
        {
            Say("503 5.5.1 Error: need MAIL command\r\n"u8);
            return;
        }
        _recipients++;
        _transaction.AddRecipient(arguments);
        Say("250 2.1.5 Ok\r\n"u8);
    }

    private void StartText()
    {
        if (_transaction is null || _recipients == 0)
        {
            Say("503 5.5.1 Error: need RCPT command\r\n"u8);
            return;
        }
        _transaction.StartText();
        (_isReceivingText, _isStartOfText) = (true, true);
        Say("354 End data with <CR><LF>.<CR><LF>\r\n"u8);
        if (options.AbortDelay is { } delay)
            Abort(delay);
        else
            Wait(options.DataReadDelay, () => { });
    }

    private void Abort(TimeSpan delay) => Wait(delay, () =>
    {
        Say("550 This violates SMTP\r\n"u8);
        Disconnect();
    });

    // False when more input is needed.
    private bool ReadText()
    {
        ReadOnlySpan<byte> input = Channel.Input;
        TextEnd end = TextEnd.Find(input, _isStartOfText);
        _transaction?.WriteText(input[..end.Text]);
        _isStartOfText &= end.Used == 0;
        Channel.Consume(end.Used);
        if (!end.IsEnd)
            return false;
        _isReceivingText = false;
        _transaction?.Keep();
        EndTransaction();
        statistics.CountMessage();
        if (log.IsVerbose)
            log.Debug(".");
        Answer(SinkVerb.EndOfData, ".", "");
        if (!Channel.IsPaused)
            StopAtLimit();
        return true;
    }

    // In LMTP, each recipient has a reply.
    private void ReplyToEnd(byte[] reply)
    {
        int count = options.IsLmtp ? _recipients : 1;
        _recipients = 0;
        for (int i = 0; i < count; i++)
            Channel.Write(reply);
        Channel.Flush();
    }

    // Not before the last message has its reply, so that its sender knows what became of it.
    private void StopAtLimit()
    {
        if (statistics.Messages >= options.MessageLimit || statistics.Quits >= options.QuitLimit)
            Pool.Stop();
    }

    private void EndTransaction()
    {
        _transaction?.Dispose();
        _transaction = null;
    }

    private void Say(ReadOnlySpan<byte> reply)
    {
        Channel.Write(reply);
        Channel.Flush();
    }

    // The end of a session that the dialogue comes to; one that was not begun, or that ends after a wait, is not told.
    private void HangUp()
    {
        if (log.IsVerbose && _isReading)
            log.Debug("disconnect");
        Disconnect();
    }

    private void Disconnect()
    {
        if (_isOver)
            return;
        _isOver = true;
        EndTransaction();
        statistics.CountSession();
        StopAtLimit();
        Pool.End(Channel);
    }
}
