using Postfix.Config;
using Postfix.Events;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Encryption;
using Postfix.Smtpd.Protocol;

namespace Postfix.Smtpd.Session;

/// <summary>A session from connect to disconnect: greeting, commands, and what must be said and logged however it ends.</summary>
internal sealed class SessionRunner
{
    private readonly SmtpdServices _services;
    private readonly Settings _settings;
    private readonly SmtpSession _session;
    private readonly CommandLoop _loop;
    private bool _isClientGone;
    private bool _isBroken;

    /// <param name="services">What sessions share.</param>
    /// <param name="commands">The commands.</param>
    /// <param name="channel">The connection.</param>
    /// <param name="client">Who connected.</param>
    /// <param name="isStandAlone">Whether a local user submits mail on standard input.</param>
    /// <param name="clock">Gets a sign of life with every command; null when nobody looks at it.</param>
    public SessionRunner(
        SmtpdServices services, CommandTable commands, Channel channel, ClientIdentity client, bool isStandAlone, WorkClock? clock = null)
    {
        _services = services;
        _settings = services.Settings;
        SessionState state = new(client, new ClientRights { IsStandAlone = isStandAlone }, new CommandStatistics(commands.Names));
        _session = new SmtpSession(services, channel, state);
        _loop = new CommandLoop(_session, services, commands, clock);
    }

    private SessionState State => _session.State;

    private string MyHostname => _settings[MailParameters.MyHostname];

    /// <summary>Serves the client.</summary>
    public void Run()
    {
        _services.Log.Connect(State.Client);
        try
        {
            Converse();
        }
        catch (FatalException)
        {
            // What is wrong concerns all clients: this one is left without a word, as if the program had ended.
            _isBroken = true;
            throw;
        }
        finally
        {
            End();
            SayGoodbye();
        }
    }

    // After the log line: who has read our last words may connect again, and his sessions should not overlap in the log.
    private void SayGoodbye()
    {
        if (_isClientGone || _isBroken)
            return;
        try
        {
            _session.Dialogue.Flush();
        }
        catch (ClientGoneException)
        {
            // It did not wait for them.
        }
    }

    private void Converse()
    {
        try
        {
            if (!State.Rights.IsStandAlone)
                State.Rights = _services.Rights.Judge(State.Client);
            while (TryGreet() && _loop.Run() == CommandOutcome.Restart)
            {
            }
        }
        catch (ClientGoneException gone)
        {
            _isClientGone = true;
            _session.AbortReason = gone.Message;
            if (gone.Message == ClientGoneException.TimedOut)
                SayLast($"421 4.4.2 {MyHostname} Error: timeout exceeded");
        }
        catch (Exception error) when (error is UndecidedException or IOException or TimeoutException)
        {
            // Not the client's connection: a table or a service that we cannot do without.
            _services.Log.Warn(error.Message);
            string reply = $"421 4.3.0 {MyHostname} Server local data error";
            _services.Log.RejectForLackOfData(State.Transaction.QueueId, State.Stage, State.Client, reply);
            State.Errors |= ErrorClasses.Data;
            SayLast(reply);
        }
    }

    // False when the session is over before it has begun.
    private bool TryGreet()
    {
        if (State.Client.IsUnaccountable)
        {
            _session.Reply($"421 4.3.0 {MyHostname} Server local error");
            return false;
        }
        if (_services.Tls.Policy.IsWrapper && State.Tls is null && !TryEncrypt())
            return false;
        _session.Dialogue.StartRequest();
        if (_loop.CatchesEarlyTalk())
            return false;
        if (_services.Limits.Connect(State) is { } refusal)
        {
            _session.Reply(refusal);
            return false;
        }
        _loop.Denial = State.Rights.IsStandAlone ? null : _services.Access.CheckClientEarly(State);
        if (_loop.Denial is { } denial)
        {
            State.Errors |= ErrorClasses.Policy;
            _session.Reply(denial);
            State.ErrorCount++;
        }
        else
        {
            _session.Reply($"220 {_settings[SmtpdParameters.Banner]}");
        }
        _session.RenewOffer();
        return true;
    }

    private bool TryEncrypt()
    {
        if (!_services.Tls.IsAvailable)
        {
            _services.Log.WrapperDropped(State.Client, _services.Limits.ServiceName);
            return false;
        }
        return !_services.Limits.RefusesTls(State, "TLS service request") && new TlsStart(_session, _services).Run(greets: true);
    }

    private void SayLast(string reply)
    {
        try
        {
            _session.Dialogue.StartRequest();
            _session.Reply(reply);
            _session.Dialogue.Flush();
        }
        catch (ClientGoneException)
        {
            // The client is past hearing it; the reason for the end is known already.
        }
    }

    private void End()
    {
        _services.Limits.Disconnect(State);
        LogAbort();
        _session.ReportErrors(transcriptLines: 0);
        State.ResetTransaction();
        _session.CloseOffer();
        if (_isBroken)
            return;
        string notes = State.SawBareNewline ? " notes=bare_lf" : "";
        _services.Log.Disconnect(State.Client, State.Statistics + notes);
    }

    // A client that goes away after a message without QUIT is not worth a line.
    private void LogAbort()
    {
        if (_session.AbortReason is not { } reason)
            return;
        string? queueId = State.Transaction.QueueId;
        long received = (State.Transaction.Content?.Size ?? 0) + _session.Dialogue.Pending.Length;
        if (State.Stage == Stages.DataContent)
            _services.Log.LostInContent(queueId, reason, "DATA", received, State.Client);
        else if (State.Stage == Stages.BdatContent)
            _services.Log.LostInContent(queueId, reason, "BDAT", received + (State.Transaction.Chunks?.PendingBytes ?? 0), State.Client);
        else if (State.Stage != Stages.EndOfMessage || reason != ClientGoneException.LostConnection)
            _services.Log.Lost(queueId, reason, State.Stage, State.Client);
    }
}
