using System.Text;
using Postfix.Sasl;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>Lets in alice with the password "secret", by PLAIN, LOGIN and ANONYMOUS; "busy" cannot be decided.</summary>
internal sealed class FakeSasl : ISaslServer
{
    /// <summary>What <see cref="Open"/> was told last.</summary>
    public SaslPeer? Peer { get; private set; }

    /// <summary>Why nobody can log in; null when they can.</summary>
    public string? Fault { get; set; }

    public SaslServerSession Open(SaslPeer peer)
    {
        Peer = peer;
        return Fault is null ? new Session() : throw new SaslException(Fault);
    }

    private sealed class Session : SaslServerSession
    {
        private string _mechanism = "";
        private string? _userName;

        public override IReadOnlyList<string> Mechanisms => ["PLAIN", "LOGIN", "ANONYMOUS", "EXTERNAL"];

        public override string? UserName => _userName;

        public override SaslStep Start(string mechanism, string? initialResponse)
        {
            _mechanism = mechanism.ToUpperInvariant();
            if (!Mechanisms.Contains(_mechanism))
                return new SaslStep(SaslOutcome.Failed, "Invalid authentication mechanism");
            return initialResponse is null
                ? new SaslStep(SaslOutcome.Continue, _mechanism == "LOGIN" ? "VXNlcm5hbWU6" : "")
                : Step(initialResponse);
        }

        public override SaslStep Step(string response)
        {
            string text = Encoding.Latin1.GetString(Convert.FromBase64String(response));
            if (_mechanism == "LOGIN" && _userName is null)
            {
                _userName = text;
                return new SaslStep(SaslOutcome.Continue, "UGFzc3dvcmQ6");
            }
            if (_mechanism == "ANONYMOUS" || _mechanism == "EXTERNAL")
                return Done(_mechanism.ToLowerInvariant());
            string[] words = text.Split('\0');
            string password = words[^1];
            _userName = _mechanism == "LOGIN" ? _userName : words[1];
            return _userName == "busy" ? new SaslStep(SaslOutcome.FailedForNow, "Try again")
                : password == "secret" ? Done(_userName!)
                : new SaslStep(SaslOutcome.Failed, "");
        }

        protected override void Dispose(bool disposing)
        {
        }

        private SaslStep Done(string user)
        {
            _userName = user;
            return new SaslStep(SaslOutcome.Done, "");
        }
    }
}
