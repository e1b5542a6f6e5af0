using System.Diagnostics;
using System.Net.Sockets;

namespace Postfix.Tests.System;

/// <summary>Dovecot's POP3, IMAP and authentication servers for the Maildir .Mail/ of every user of this machine, all with one password.</summary>
internal sealed class Dovecot : IDisposable
{
    public const string Password = "secret";

    private readonly string _directory = Directory.CreateTempSubdirectory("dovecot-").FullName;
    private readonly Process _process;

    public Dovecot()
    {
        Pop3Port = FreePort.Next();
        ImapPort = FreePort.Next();
        File.SetUnixFileMode(_directory, (UnixFileMode)0x1ED);
        string configuration = Path.Combine(_directory, "dovecot.conf");
        File.WriteAllText(configuration, $$"""
            base_dir = {{_directory}}/run
            state_dir = {{_directory}}/state
            log_path = {{_directory}}/log
            protocols = pop3 imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            first_valid_uid = 1
            mail_location = maildir:~/.Mail
            auth_mechanisms = plain login cram-md5
            service auth {
              unix_listener {{AuthSocket}} {
                mode = 0666
              }
            }
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = passwd
            }
            service pop3-login {
              inet_listener pop3 {
                port = {{Pop3Port}}
              }
              inet_listener pop3s {
                port = 0
              }
            }
            service imap-login {
              inet_listener imap {
                port = {{ImapPort}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            """);
        _process = Process.Start(new ProcessStartInfo("dovecot", ["-F", "-c", configuration]))!;
        AwaitListener(Pop3Port);
        AwaitListener(ImapPort);
    }

    public int Pop3Port { get; }

    public int ImapPort { get; }

    /// <summary>Where mail servers have clients authenticated.</summary>
    public string AuthSocket => Path.Combine(_directory, "auth");

    public void Dispose()
    {
        Process.Start("kill", [$"{_process.Id}"]).WaitForExit();
        _process.WaitForExit(TimeSpan.FromSeconds(10));
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private void AwaitListener(int port)
    {
        for (long start = Stopwatch.GetTimestamp(); ; Thread.Sleep(50))
        {
            try
            {
                new TcpClient("127.0.0.1", port).Dispose();
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20))
            {
                Assert.False(_process.HasExited, "dovecot has ended: " + string.Join('\n', Directory.GetFiles(_directory, "log").Select(File.ReadAllText)));
            }
        }
    }
}
